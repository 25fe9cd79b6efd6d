// A database with a small instance in it, built by drafts: workspaces, people, groups, as few words as a test needs.
#pragma once

#include <memory>
#include <string>

#include "core/text.h"
#include "storage/instance_store.h"
#include "storage/recorded_sql.h"
#include "storage/temporary_database.h"

namespace guildhall::storage {

inline core::Uuid numbered_uuid(int n) {
    core::Uuid uuid;
    uuid.bytes[0] = 1;
    uuid.bytes[14] = static_cast<std::uint8_t>(n >> 8);
    uuid.bytes[15] = static_cast<std::uint8_t>(n);
    return uuid;
}

class StoredInstance {
public:
    StoredInstance() { c.run_script("PRAGMA synchronous = OFF"); }

    /// Changes the state by `edit(Draft&)` and saves what it touched.
    template <class F>
    void change(F edit) {
        core::Draft draft(state);
        edit(draft);
        const core::Touched touched = draft.touched();
        const auto next = draft.finish();
        Transaction transaction(c, TransactionMode::write);
        save(c, *state, *next, touched);
        transaction.commit();
        state = next;
    }

    core::WorkspaceNumber add_workspace(const std::string& name) {
        core::WorkspaceNumber number = 0;
        change([&](core::Draft& draft) {
            core::Workspace workspace;
            workspace.id = core::WorkspaceId(next_id());
            workspace.name = name;
            workspace.name_folded = core::fold(name);
            workspace.slug = name;
            number = draft.add_workspace(std::move(workspace));
        });
        return number;
    }

    /// A new account "<name>@example.org" with an active membership that shows `name`.
    core::MemberId add_member(core::WorkspaceNumber workspace, const std::string& name,
                              core::Role role = core::Role::end_user,
                              core::MemberStatus status = core::MemberStatus::active) {
        core::Member member;
        change([&](core::Draft& draft) {
            core::Account account;
            account.id = core::UserId(next_id());
            account.set_email(name + "@Example.org", core::ascii_lower(name) + "@example.org");
            account.name = name;
            member.account = draft.add_account(account);
            member.id = core::MemberId(next_id());
            member.given_name = name;
            member.role = role;
            member.status = status;
            draft.add_member(workspace, member);
        });
        return member.id;
    }

    core::UserId user_of(core::WorkspaceNumber workspace, core::MemberId member) const {
        const core::Workspace& in = *state->workspaces[workspace];
        return state->account_of(*in.member(member)).id;
    }
    core::WorkspaceId id_of(core::WorkspaceNumber workspace) const { return state->workspaces[workspace]->id; }
    core::Uuid next_id() { return numbered_uuid(next_++); }

    TemporaryDatabase database;
    RecordingConnection c{database.open(OpenMode::writer)};
    std::shared_ptr<const core::Instance> state = core::empty_instance();

private:
    int next_ = 1;
};

}  // namespace guildhall::storage
