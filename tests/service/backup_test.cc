// Backup and restore (security.md 15) on a real database: what is in one, what is refused, what ends.
#include <fstream>

#include "core/rights_digest.h"
#include "service/audit_fixture.h"
#include "service/restore.h"
#include "service/sealed_places.h"
#include "storage/api_tokens_table.h"
#include "storage/instance_store.h"
#include "storage/outbox_table.h"
#include "storage/passkeys_table.h"
#include "storage/second_factors_table.h"

namespace guildhall::service {
namespace {

namespace fs = std::filesystem;

struct backup : AuditFixture {
    fs::path file = folder / "b.backup";

    fs::path make_one() {
        make_backup({folder / "db", file, "0.1.0", clock.now()}, keys);
        return file;
    }
    RestoreReport restore_to(const fs::path& database, bool replace = false, bool keep_tokens = false) {
        return restore_backup({file, database, replace, keep_tokens}, {clock, random, keys});
    }
    /// What the refusal says; empty: it wasn't refused.
    std::string refusal(const fs::path& backup_file, const Keys& by) {
        try {
            restore_backup({backup_file, folder / "refused", false, false}, {clock, random, by});
            return "";
        } catch (const BackupError& error) {
            return error.what();
        }
    }
    std::string contents() const {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    fs::path changed(std::string bytes) const {
        std::ofstream(folder / "changed.backup", std::ios::binary) << bytes;
        return folder / "changed.backup";
    }
    template <class T>
    static T ask(const fs::path& database, const char* sql) {
        return *storage::open_sqlite(database, storage::OpenMode::reader)->query_value<T>(sql);
    }
    void add_what_is_open() {
        const auto written = store.write([&](Tx& tx) -> core::Result<core::Done> {
            Session session;
            session.id = tx.ids.next<core::SessionId>();
            session.user = ann;
            session.token_hash[0] = 1;
            session.expires_at = tx.now + core::kDay;
            tx.add_session(session);
            storage::ApiToken token;
            token.id = tx.ids.next<core::TokenId>();
            token.maker = ann;
            token.name = "token";
            token.created_at = tx.now;
            storage::insert_api_token(tx.connection, token);
            storage::Mail mail;
            mail.id = tx.ids.next_uuid();
            mail.kind = "invitation";
            mail.recipient = "bob@example.org";
            mail.details = "{}";
            storage::insert_mail(tx.connection, mail);
            return core::Done{};
        });
        ASSERT_TRUE(written.ok());
    }
};

TEST_F(backup, restored_elsewhere_is_the_same_state_with_the_same_rights) {
    const auto group = create_group("HR");
    grant_edit_of_all_apps(group);
    create_app("Payroll");
    invite("bob@example.org", core::Role::builder);
    const auto before = core::rights_digest(*store.snapshot()->instance);
    make_one();
    create_group("Later");
    const RestoreReport report = restore_to(folder / "restored");
    EXPECT_EQ(report.workspaces, 1u);
    EXPECT_EQ(report.members, 2u);
    EXPECT_FALSE(report.kept);
    const auto connection = storage::open_sqlite(folder / "restored", storage::OpenMode::reader);
    EXPECT_EQ(core::rights_digest(*storage::load_instance(*connection)), before);
    EXPECT_NE(core::rights_digest(*store.snapshot()->instance), before) << "control: the digest sees a group more";
    for (const auto& each : verify_all_trails(*connection, keys.public_keys())) EXPECT_TRUE(each.verdict.ok);
}

TEST_F(backup, restore_ends_sessions_links_mails_and_tokens_and_says_so_in_the_trail) {
    invite("bob@example.org");
    add_what_is_open();
    make_one();
    restore_to(folder / "restored");
    EXPECT_EQ(ask<int>(folder / "db", "SELECT COUNT(*) FROM sessions"), 1) << "control";
    EXPECT_EQ(ask<int>(folder / "db", "SELECT COUNT(*) FROM outbox"), 1) << "control";
    for (const char* table : {"sessions", "password_resets", "invitations", "outbox"})
        EXPECT_EQ(ask<int>(folder / "restored", ("SELECT COUNT(*) FROM " + std::string(table)).c_str()), 0) << table;
    EXPECT_EQ(ask<int>(folder / "restored", "SELECT COUNT(*) FROM api_tokens WHERE ended_at IS NULL"), 0);
    EXPECT_EQ(ask<int>(folder / "restored", "SELECT COUNT(*) FROM members WHERE invitation_expires_at > 0"), 0);
    EXPECT_EQ(ask<std::string>(folder / "restored", "SELECT action FROM audit_events ORDER BY rowid DESC LIMIT 1"),
              "restore.done");
}

TEST_F(backup, second_factors_stay_sealed_recovery_codes_hashed_and_passkeys_as_they_are) {
    const auto hash = core::sha256("a recovery code");
    make_in({}, core::SetSecondFactor{ann, core::SetSecondFactor::How::enabled});
    const auto written = store.write([&](Tx& tx) -> core::Result<core::Done> {
        const std::string sealed = seal(keys, place_of_second_factor(ann), "a secret of 20 bytes");
        storage::put_second_factor(
            tx.connection, {ann, storage::SecondFactorState::enabled, {sealed.begin(), sealed.end()}, 7, tx.now});
        storage::set_recovery_codes(tx.connection, ann, {hash});
        storage::Passkey passkey;
        passkey.user = ann;
        passkey.credential = {1, 2};
        passkey.sign_count = 9;
        storage::insert_passkey(tx.connection, passkey);
        return core::Done{};
    });
    ASSERT_TRUE(written.ok());
    make_one();
    EXPECT_EQ(contents().find("a secret of 20 bytes"), std::string::npos);
    restore_to(folder / "restored");
    const auto connection = storage::open_sqlite(folder / "restored", storage::OpenMode::writer);
    EXPECT_TRUE(storage::load_instance(*connection)->account(ann)->second_factor_at);
    const auto factor = storage::find_second_factor(*connection, ann, storage::SecondFactorState::enabled);
    ASSERT_TRUE(factor);
    EXPECT_EQ(factor->last_step, 7) << "a code that was taken isn't taken again";
    const auto passkey = storage::find_passkey(*connection, storage::Blob{1, 2});
    ASSERT_TRUE(passkey);
    EXPECT_EQ(passkey->sign_count, 9);
    const std::string_view sealed(reinterpret_cast<const char*>(factor->sealed.data()), factor->sealed.size());
    const auto opened = open_sealed(keys, place_of_second_factor(ann), sealed);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->reveal(), "a secret of 20 bytes");
    EXPECT_TRUE(storage::take_recovery_code(*connection, ann, hash));
}

TEST_F(backup, keep_tokens_keeps_api_tokens_and_nothing_else) {
    add_what_is_open();
    make_one();
    restore_to(folder / "restored", false, true);
    EXPECT_EQ(ask<int>(folder / "restored", "SELECT COUNT(*) FROM api_tokens WHERE ended_at IS NULL"), 1);
    EXPECT_EQ(ask<int>(folder / "restored", "SELECT COUNT(*) FROM sessions"), 0);
}

TEST_F(backup, changed_anywhere_it_is_refused) {
    make_one();
    const std::string whole = contents();
    EXPECT_EQ(refusal(changed(whole), keys), "") << "control: a copy without a change is taken";
    fs::remove(folder / "refused");
    for (std::size_t place = 17; place < whole.size(); place += whole.size() / 40) {
        std::string bytes = whole;
        bytes[place] = static_cast<char>(bytes[place] ^ 4);
        EXPECT_NE(refusal(changed(bytes), keys), "") << "byte " << place << " of " << whole.size();
    }
    for (std::size_t from_end = 1; from_end < 420; from_end += 3) {  // mark, signature, manifest
        std::string bytes = whole;
        bytes[whole.size() - from_end] = static_cast<char>(bytes[whole.size() - from_end] ^ 1);
        EXPECT_NE(refusal(changed(bytes), keys), "") << from_end << " before the end";
    }
    EXPECT_NE(refusal(changed(whole.substr(0, whole.size() - 1)), keys), "");
    EXPECT_NE(refusal(changed(whole.substr(0, whole.size() / 2)), keys), "");
    EXPECT_NE(refusal(changed(whole + "\n"), keys), "");
    EXPECT_NE(refusal(changed(whole.substr(4096)), keys), "") << "the database's first page is missing";
    EXPECT_NE(refusal(changed(""), keys), "");
    EXPECT_FALSE(fs::exists(folder / "refused")) << "nothing is left of a refused one";
    EXPECT_FALSE(fs::exists(folder / "refused.restoring"));
}

TEST_F(backup, of_another_key_file_is_refused_by_name_of_the_key) {
    make_one();
    Key other;
    other.data()[0] = 9;
    const Keys wrong(other);
    const std::string said = refusal(file, wrong);
    EXPECT_NE(said.find(keys.public_key_text()), std::string::npos) << said;
    EXPECT_NE(said.find(wrong.public_key_text()), std::string::npos) << said;
}

TEST_F(backup, a_database_that_is_there_stays_unless_replaced_and_is_kept_then) {
    make_one();
    restore_to(folder / "there");
    EXPECT_THROW(restore_to(folder / "there"), BackupError);
    storage::open_sqlite(folder / "there", storage::OpenMode::writer)->execute("UPDATE instance SET name = 'Mine'");
    const RestoreReport report = restore_to(folder / "there", true);
    ASSERT_TRUE(report.kept);
    EXPECT_EQ(ask<std::string>(*report.kept, "SELECT name FROM instance"), "Mine");
    EXPECT_EQ(ask<std::string>(folder / "there", "SELECT name FROM instance"), "Guildhall");
}

TEST_F(backup, even_a_damaged_database_is_kept_when_it_is_replaced) {
    make_one();
    const std::string ruin(8192, 'x');
    std::ofstream(folder / "there") << ruin;
    std::ofstream(folder / "there-wal") << "its log";
    const RestoreReport report = restore_to(folder / "there", true);
    ASSERT_TRUE(report.kept);
    std::ifstream kept(*report.kept);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), ruin);
    EXPECT_TRUE(fs::exists(report.kept->string() + "-wal"));
    EXPECT_FALSE(fs::exists(folder / "there-wal")) << "a log of another database would be played into the new one";
    EXPECT_EQ(ask<std::string>(folder / "there", "SELECT name FROM instance"), "Guildhall");
}

TEST_F(backup, writes_over_a_backup_only) {
    make_one();
    EXPECT_NO_THROW(make_one());
    std::ofstream(file) << "my thesis";
    EXPECT_THROW(make_one(), BackupError);
    EXPECT_EQ(contents(), "my thesis");
}

TEST_F(backup, without_a_name_or_by_one_that_is_too_long_it_says_what_to_do) {
    const auto said = [&](const fs::path& target) -> std::string {
        try {
            make_backup({folder / "db", target, "0.1.0", clock.now()}, keys);
            return "";
        } catch (const BackupError& error) {
            return error.what();
        }
    };
    EXPECT_EQ(said(""), "Say where the backup goes: name a file, or a folder.");
    EXPECT_FALSE(fs::exists(".part"));
    EXPECT_EQ(said(folder / std::string(242, 'b')), "") << "control: the longest";
    for (const std::size_t length : {243, 250, 251, 255, 300, 5000})
        EXPECT_NE(said(folder / std::string(length, 'b')).find("Name a file of at most"), std::string::npos) << length;
    const fs::path deep = folder / std::string(200, 'd') / std::string(200, 'd');
    fs::create_directories(deep);
    const std::string rest(499 - deep.string().size() - 1, 'b');
    EXPECT_EQ(said(deep / rest), "") << "control: the longest with its folders";
    EXPECT_NE(said(deep / (rest + "b")).find("Name a file of at most"), std::string::npos);
}

TEST_F(backup, of_an_unsound_database_is_refused_and_an_earlier_one_stays) {
    make_one();
    const std::string earlier = contents();
    storage::open_sqlite(folder / "db", storage::OpenMode::writer)
        ->execute("UPDATE audit_events SET target_name = 'somebody else' WHERE seq = 1");
    EXPECT_THROW(make_one(), BackupError);
    EXPECT_EQ(contents(), earlier);
    EXPECT_FALSE(fs::exists(file.string() + ".part"));
}

}  // namespace
}  // namespace guildhall::service
