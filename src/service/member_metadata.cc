#include "service/member_metadata.h"

#include <algorithm>
#include <string_view>

#include "core/text.h"
#include "service/sealed_places.h"

namespace guildhall::service {
namespace {

constexpr std::size_t kMaxKeys = 50, kMaxKey = 50, kMaxValue = 2000;

/// What is wrong with a key; empty: nothing.
std::string fault_of(const std::string& key) {
    const auto points = core::code_points(key);
    if (!points || core::trim(key).empty()) return "A key needs a name.";
    if (points->size() > kMaxKey) return "A key has at most 50 characters.";
    if (core::trim(key) != key) return "A key begins and ends without white space.";
    if (std::any_of(points->begin(), points->end(), core::is_forbidden_in_names))
        return "A key has no control characters.";
    return "";
}

std::string pointer_of(const std::string& key) {
    std::string pointer = "/metadata/";
    for (const char c : key) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return pointer;
}

}  // namespace

Metadata open_metadata(const Keys& keys, const MetadataOwner& owner,
                       const std::vector<storage::SealedMetadata>& sealed) {
    Metadata opened;
    for (const storage::SealedMetadata& each : sealed) {
        const std::string_view bytes(reinterpret_cast<const char*>(each.sealed.data()), each.sealed.size());
        if (auto text = open_sealed(keys, place_of_metadata(owner.workspace, owner.member, each.key), bytes))
            opened[each.key] = text->reveal();
    }
    return opened;
}

Metadata read_metadata(storage::Connection& connection, const Keys& keys, const MetadataOwner& owner) {
    return open_metadata(keys, owner, storage::metadata_of(connection, owner.workspace, owner.member));
}

core::Result<core::Done> check_metadata(const MetadataPatch& patch) {
    core::Error error{core::ErrorCode::invalid_request, "The metadata can't be taken as it is: see errors."};
    for (const auto& [key, value] : patch) {
        if (std::string fault = fault_of(key); !fault.empty())
            error.fields.push_back({pointer_of(core::cut_to(key, kMaxKey)), "invalid_name", std::move(fault)});
        else if (value && core::count_code_points(*value).value_or(kMaxValue + 1) > kMaxValue)
            error.fields.push_back({pointer_of(key), "too_long", "A value has at most 2,000 characters. Shorten it."});
    }
    if (!error.fields.empty()) return error;
    return core::Done{};
}

core::Result<MetadataPatch> differing(const Metadata& present, const MetadataPatch& patch) {
    MetadataPatch changed;
    std::size_t keys = present.size();
    for (const auto& [key, value] : patch) {
        const auto is = present.find(key);
        if (is == present.end() ? !value : value == is->second) continue;
        if (is == present.end()) ++keys;
        if (!value) --keys;
        changed[key] = value;
    }
    if (keys > kMaxKeys && keys > present.size())
        return core::invalid_field("/metadata", "too_many", "A member has at most 50 keys of metadata. Remove some.");
    return changed;
}

void save_metadata(Tx& tx, const Keys& keys, const MetadataOwner& owner, const MetadataPatch& patch) {
    for (const auto& [key, value] : patch) {
        if (!value) {
            storage::delete_metadata(tx.connection, owner.workspace, owner.member, key);
            continue;
        }
        const std::string sealed = seal(keys, place_of_metadata(owner.workspace, owner.member, key), *value);
        storage::save_metadata(tx.connection, owner.workspace, owner.member,
                               {key, storage::Blob(sealed.begin(), sealed.end())});
    }
}

AuditNote metadata_event(const core::Instance& instance, const MetadataOwner& owner, const MetadataPatch& patch) {
    const core::Member& member = *instance.workspace(owner.workspace)->member(owner.member);
    AuditNote note;
    note.action = "member.metadata_changed";
    note.workspace = owner.workspace;
    note.target_type = "member";
    note.target_id = member.id.str();
    note.target_name = instance.account_of(member).email;
    boost::json::object changed;
    for (const auto& each : patch) changed[each.first] = "changed";
    note.after["metadata"] = std::move(changed);
    return note;
}

}  // namespace guildhall::service
