#include "service/sealed_places.h"

#include "core/base64url.h"

namespace guildhall::service {

SealedPlace place_of_secrets(core::WorkspaceId workspace, core::ResourceId data_source) {
    return {workspace, "data_sources", "secrets", data_source.uuid()};
}

SealedPlace place_of_constant(core::WorkspaceId workspace, core::ResourceId constant) {
    return {workspace, "constants", "sealed", constant.uuid()};
}

SealedPlace place_of_metadata(core::WorkspaceId workspace, core::MemberId member, std::string_view key) {
    return {workspace, "member_metadata", "sealed." + core::base64url(key), member.uuid()};
}

SealedPlace place_of_second_factor(core::UserId user) {
    return {core::WorkspaceId(), "second_factors", "sealed", user.uuid()};
}

SealedPlace place_of_mail(const core::Uuid& mail) { return {core::WorkspaceId(), "outbox", "sealed_token", mail}; }

SealedPlace place_of(storage::SealedTable table, const storage::SealedValue& value) {
    switch (table) {
        case storage::SealedTable::data_sources: return place_of_secrets(value.workspace, core::ResourceId(value.row));
        case storage::SealedTable::constants: return place_of_constant(value.workspace, core::ResourceId(value.row));
        case storage::SealedTable::member_metadata:
            return place_of_metadata(value.workspace, core::MemberId(value.row), value.key);
        case storage::SealedTable::second_factors: return place_of_second_factor(core::UserId(value.row));
        case storage::SealedTable::outbox: break;
    }
    return place_of_mail(value.row);
}

}  // namespace guildhall::service
