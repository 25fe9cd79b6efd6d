#include "storage/member_details.h"

#include <algorithm>
#include <string>

namespace guildhall::storage {
namespace {

constexpr std::size_t kAtOnce = 200;

/// "$2, $3, …" for a part of the members; a part is filled up with its last member, so that few texts are prepared.
struct Part {
    Sql parameters;
    std::string numbers;
};

std::vector<Part> parts_of(core::WorkspaceId workspace, const std::vector<core::MemberId>& members) {
    std::vector<Part> parts;
    for (std::size_t at = 0; at < members.size(); at += kAtOnce) {
        const std::size_t end = std::min(at + kAtOnce, members.size());
        const std::size_t filled = end - at == 1 ? 1 : end - at <= 50 ? 50 : kAtOnce;
        Part part;
        part.parameters.emplace_back(workspace);
        for (std::size_t i = 0; i < filled; ++i) {
            part.parameters.emplace_back(members[std::min(at + i, end - 1)]);
            part.numbers += (i == 0 ? "$" : ", $") + std::to_string(i + 2);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace

std::map<core::MemberId, core::Time> last_active_of(Connection& connection, core::WorkspaceId workspace,
                                                    const std::vector<core::MemberId>& members) {
    std::map<core::MemberId, core::Time> found;
    for (const Part& part : parts_of(workspace, members))
        connection.query(
            "SELECT id, last_active_at FROM members WHERE workspace_id = $1 AND last_active_at > 0 AND id "
            "IN (" +
                part.numbers + ")",
            part.parameters, [&](const Row& row) { found[row.get<core::MemberId>(0)] = row.get<core::Time>(1); });
    return found;
}

std::map<core::MemberId, StoredDetails> details_of(Connection& connection, core::WorkspaceId workspace,
                                                   const std::vector<core::MemberId>& members) {
    std::map<core::MemberId, StoredDetails> found;
    for (const auto& [member, at] : last_active_of(connection, workspace, members)) found[member].last_active_at = at;
    for (const Part& part : parts_of(workspace, members))
        connection.query(
            "SELECT member_id, key, sealed FROM member_metadata WHERE workspace_id = $1 AND member_id IN "
            "(" +
                part.numbers + ") ORDER BY member_id, key",
            part.parameters, [&](const Row& row) {
                found[row.get<core::MemberId>(0)].metadata.push_back({row.get<std::string>(1), row.get<Blob>(2)});
            });
    return found;
}

}  // namespace guildhall::storage
