// M32: a change is one transaction. Where its last step fails, nothing of it is left; the control lets it succeed.
#include "service/audit_fixture.h"
#include "storage/instance_store.h"
#include "storage/outbox_table.h"

namespace guildhall::service {
namespace {

struct whole_change : AuditFixture {
    /// A change whose last step, behind state, outbox and audit, answers `last`.
    core::Result<PlanPointer> make_group_and_mail(core::Result<core::Done> last) {
        Beside beside;
        beside.after = [&](Tx& tx, const core::Plan&) -> core::Result<core::Done> {
            storage::Mail mail;
            mail.id = tx.ids.next_uuid();
            mail.kind = "invitation";
            mail.recipient = "bob@example.org";
            mail.details = "{}";
            storage::insert_mail(tx.connection, mail);
            AuditNote note = member_event("member.resent", *tx.instance->workspace(workspace), {}, {});
            audit.append(tx, call_of(ann), note);
            return last;
        };
        return changes.apply(call_of(ann), workspace, core::CreateGroup{group_name("HR")}, std::move(beside));
    }
    std::int64_t mails() {
        return store.read([](storage::Connection& c) { return storage::list_mails(c, {})->total.count; });
    }
    /// How many groups the tables hold.
    std::size_t stored_groups() {
        const auto loaded = store.read([](storage::Connection& c) { return storage::load_instance(c); });
        return loaded->workspace(workspace)->groups.size();
    }
};

TEST_F(whole_change, M32_is_state_event_outbox_entry_and_revision_or_nothing_of_them) {
    const auto before = store.snapshot();
    const std::size_t events_before = events(workspace).size(), groups_before = stored_groups();

    const auto failed = make_group_and_mail(core::Error{core::ErrorCode::invalid_state, "The last step fails."});
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(store.snapshot()->instance, before->instance) << "the state, with its revision";
    EXPECT_EQ(stored_groups(), groups_before);
    EXPECT_EQ(mails(), 0);
    EXPECT_EQ(events(workspace).size(), events_before);
    EXPECT_TRUE(verify(workspace).ok);

    ASSERT_TRUE(make_group_and_mail(core::Done{}).ok()) << "control";
    EXPECT_EQ(store.snapshot()->instance->workspace(workspace)->revision,
              before->instance->workspace(workspace)->revision + 1);
    EXPECT_EQ(stored_groups(), groups_before + 1);
    EXPECT_EQ(mails(), 1);
    EXPECT_EQ(events(workspace).size(), events_before + 2);
    EXPECT_TRUE(verify(workspace).ok);
}

}  // namespace
}  // namespace guildhall::service
