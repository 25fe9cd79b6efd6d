// An instance that was set up, whose trails a test reads: the store, the one way of a change and the audit, on a real
// database file.
#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "service/audit_verify.h"
#include "service/changes.h"
#include "storage/sqlite_connection.h"
#include "support/seeded_random.h"
#include "support/settable_clock.h"
#include "support/temporary_folder.h"

namespace guildhall::service {

struct AuditFixture : testing::Test {
    test::TemporaryFolder folder;
    test::SettableClock clock;
    test::SeededRandom random;
    IdSource ids{clock, random};
    Keys keys = Keys::load_or_create(folder / "key");
    Store store{{[this] { return storage::open_sqlite(folder / "db", storage::OpenMode::writer); },
                 [this] { return storage::open_sqlite(folder / "db", storage::OpenMode::reader); }, clock, ids}};
    PlanCache plans;
    Audit audit{keys};
    Changes changes{store, audit, plans};
    core::WorkspaceId workspace;
    core::UserId ann;  ///< instance admin and the workspace's admin

    void SetUp() override {
        Call call = call_of({});
        call.caller.actor.via = core::Actor::Via::setup;
        const auto plan = changes.apply(
            call, {}, core::SetUp{email("ann@example.org"), name("Ann"), *core::WorkspaceName::parse("Acme")});
        ASSERT_TRUE(plan.ok()) << plan.error().detail;
        workspace = *(*plan)->made_workspace;
        ann = *(*plan)->user;
    }

    static core::Email email(std::string_view text) { return *core::Email::parse(text); }
    static core::PersonName name(std::string_view text) { return *core::PersonName::parse(text); }
    static core::GroupName group_name(std::string_view text) { return *core::GroupName::parse(text); }

    Call call_of(core::UserId user) {
        Call call;
        call.caller.actor.user = user;
        call.address = "192.0.2.7";
        call.request_id = "request-1";
        call.change_id = ids.next_uuid();
        return call;
    }

    /// Makes the change as Ann, confirming what has to be confirmed.
    PlanPointer make(core::Change change, std::vector<AuditNote> notes = {}) {
        return make_in(workspace, std::move(change), std::move(notes));
    }
    PlanPointer make_in(core::WorkspaceId where, core::Change change, std::vector<AuditNote> notes = {}) {
        Call call = call_of(ann);
        last_change = call.change_id;
        Beside beside;
        beside.notes = std::move(notes);
        auto plan = changes.apply(call, where, change, beside);
        if (!plan.ok() && plan.error().plan) {
            call.confirm = plan.error().plan->digest;
            plan = changes.apply(call, where, change, beside);
        }
        EXPECT_TRUE(plan.ok()) << plan.error().detail;
        return plan.ok() ? *plan : nullptr;
    }

    core::MemberId invite(std::string_view who, core::Role role = core::Role::end_user) {
        return *make(core::InviteMember{email(who), name("Person"), role, {}})->member;
    }
    core::GroupId create_group(std::string_view title) { return *make(core::CreateGroup{group_name(title)})->group; }
    core::GrantId grant_edit_of_all_apps(core::GroupId group) {
        const core::CreateGrant change{group, *core::GrantName::parse("All"), "app", "edit", false, true, {}};
        return *make(change)->grant;
    }
    core::ResourceId create_app(std::string_view title) {
        core::CreateApp change;
        change.fields.name = *core::AppName::parse(title);
        change.fields.url = *core::AppUrl::parse("https://apps.example.org/");
        return *make(change)->resource;
    }

    /// The trail's events, the oldest first.
    std::vector<storage::AuditRow> events(storage::Trail trail) {
        return store.read([&](storage::Connection& connection) {
            std::vector<storage::AuditRow> rows;
            storage::for_each_audit_event(connection, trail, [&](const auto& row, bool) { rows.push_back(row); });
            return rows;
        });
    }
    /// Those of the last change in the workspace's trail.
    std::vector<storage::AuditRow> last_events() {
        std::vector<storage::AuditRow> rows = events(workspace);
        std::erase_if(rows, [&](const auto& row) { return row.change_id != last_change; });
        return rows;
    }
    static std::vector<std::string> actions(const std::vector<storage::AuditRow>& rows) {
        std::vector<std::string> words;
        for (const auto& row : rows) words.push_back(row.action);
        return words;
    }
    static boost::json::object body(const storage::AuditRow& row) { return boost::json::parse(row.body).as_object(); }

    AuditVerdict verify(storage::Trail trail) {
        return store.read(
            [&](storage::Connection& connection) { return verify_trail(connection, trail, keys.public_keys()); });
    }

    core::Uuid last_change;
};

}  // namespace guildhall::service
