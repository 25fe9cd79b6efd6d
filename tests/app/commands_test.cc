// The commands as they run in a data folder of their own, with and without a server's socket.
#include "app/commands.h"

#include <gtest/gtest.h>

#include "app/data_directory.h"
#include "app/local_socket.h"
#include "app/maintenance.h"
#include "app/program.h"
#include "support/temporary_folder.h"

namespace guildhall::app {
namespace {

namespace json = boost::json;

constexpr const char* kApps = R"([{"name": "Payroll", "url": "https://payroll.example.com", "released": true}])";
constexpr const char* kGroups = R"([{"name": "HR", "members": ["bea@example.com"],
    "grants": [{"name": "edit", "resource_type": "app", "access": "edit", "apps": ["Payroll"]}]}])";
constexpr const char* kPeople = "name,email,role,groups\nBea,bea@example.com,End-user,HR\nCal,cal@example.com,,\n";

class commands : public testing::Test {
protected:
    commands() {
        settings_.data = folder_.path() / "data";
        Outcome made =
            run_anywhere(settings_, {{"command", "admin_create"}, {"email", "ada@example.com"}, {"name", "Ada"}});
        EXPECT_EQ(made.exit_code, 0) << made.output;
        Program program(settings_, service_settings(settings_, 8080));
        service::Call call;
        call.caller.actor.via = core::Actor::Via::command_line;
        EXPECT_TRUE(program.services()
                        .changes.apply(call, {}, core::CreateWorkspace{*core::WorkspaceName::parse("Acme"), {}})
                        .ok());
    }

    json::object import_request(bool yes) const {
        return {{"command", "import"}, {"workspace", "acme"}, {"apps", kApps},
                {"groups", kGroups},   {"people", kPeople},   {"yes", yes}};
    }

    std::size_t members() {
        Program program(settings_, service_settings(settings_, 8080));
        return program.services().store.snapshot()->instance->find_workspace("acme")->members.size();
    }

    test::TemporaryFolder folder_;
    Settings settings_;
};

TEST_F(commands, M35_admin_create_makes_a_verified_instance_admin_and_prints_a_link) {
    Program program(settings_, service_settings(settings_, 8080));
    const auto snapshot = program.services().store.snapshot();
    const core::Account* ada = snapshot->instance->account_of_email("ada@example.com");
    ASSERT_NE(ada, nullptr);
    EXPECT_TRUE(ada->instance_admin && ada->email_verified_at);
}

TEST_F(commands, import_without_yes_prints_the_plan_and_changes_nothing) {
    const Outcome outcome = run_anywhere(settings_, import_request(false));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    EXPECT_NE(outcome.output.find("bea@example.com becomes Builder, because of the group HR"), std::string::npos)
        << outcome.output;
    EXPECT_EQ(members(), 0u);
}

TEST_F(commands, M48_import_with_yes_applies_it_and_the_same_again_changes_nothing) {
    Outcome outcome = run_anywhere(settings_, import_request(true));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    EXPECT_EQ(members(), 2u);
    outcome = run_anywhere(settings_, import_request(true));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    EXPECT_NE(outcome.output.find("nothing was changed"), std::string::npos) << outcome.output;
    EXPECT_EQ(members(), 2u);
}

TEST_F(commands, a_faulty_row_refuses_the_whole_import) {
    json::object request = import_request(true);
    request["people"] = std::string(kPeople) + "Dan,not-an-address,,\n";
    const Outcome outcome = run_anywhere(settings_, request);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.output.find("row 4"), std::string::npos) << outcome.output;
    EXPECT_EQ(members(), 0u);
}

TEST_F(commands, without_a_database_are_refused_and_make_nothing) {
    Settings elsewhere;
    elsewhere.data = folder_.path() / "elsewhere";
    for (const char* command : {"admin_reset_password", "admin_remove_second_factor", "import", "keys_rotate"}) {
        try {
            run_anywhere(elsewhere, {{"command", command}, {"email", "ada@example.com"}, {"workspace", "acme"}});
            ADD_FAILURE() << command;
        } catch (const SettingsError& refused) {
            EXPECT_NE(std::string(refused.what()).find("There is no database in "), std::string::npos)
                << refused.what();
        }
        EXPECT_FALSE(std::filesystem::exists(elsewhere.data)) << command;
    }
    // Control: the first admin may be made before the first start.
    const json::object first = {{"command", "admin_create"}, {"email", "ada@example.com"}, {"name", "Ada"}};
    EXPECT_EQ(run_anywhere(elsewhere, first).exit_code, 0);
    EXPECT_TRUE(std::filesystem::exists(elsewhere.database()));
}

TEST_F(commands, a_restore_without_the_key_file_is_refused_and_makes_nothing) {
    Settings sound, elsewhere;
    sound.data = folder_.path() / "sound";
    elsewhere.data = folder_.path() / "elsewhere";
    const auto kept = folder_.path() / "kept.backup";
    const json::object first = {{"command", "admin_create"}, {"email", "ada@example.com"}, {"name", "Ada"}};
    ASSERT_EQ(run_anywhere(sound, first).exit_code, 0);
    ASSERT_EQ(backup(sound, kept), 0);
    EXPECT_THROW(restore(elsewhere, {kept}), SettingsError);
    EXPECT_FALSE(std::filesystem::exists(elsewhere.data));
    std::filesystem::create_directory(elsewhere.data);
    EXPECT_THROW(restore(elsewhere, {kept}), SettingsError);
    EXPECT_TRUE(std::filesystem::is_empty(elsewhere.data));
    std::filesystem::copy_file(sound.key_file(), elsewhere.key_file());
    EXPECT_EQ(restore(elsewhere, {kept}), 0) << "the control";
}

TEST_F(commands, go_through_the_running_server_where_there_is_one) {
    const auto lock = DataLock::try_take(settings_.lock_file());
    ASSERT_TRUE(lock);
    Program program(settings_, service_settings(settings_, 8080));
    {
        const LocalSocket socket(settings_.socket(), [&](const std::string& request) {
            return answer_command(program.services(), request);
        });
        const Outcome outcome = run_anywhere(settings_, import_request(true));
        EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    }
    EXPECT_EQ(program.services().store.snapshot()->instance->find_workspace("acme")->members.size(), 2u);
    // Control: without the socket the lock keeps a command out.
    EXPECT_THROW(run_anywhere(settings_, import_request(true)), SettingsError);
}

TEST_F(commands, admin_reset_password_is_for_instance_admins_only) {
    EXPECT_EQ(run_anywhere(settings_, import_request(true)).exit_code, 0);
    const json::object of_admin = {{"command", "admin_reset_password"}, {"email", "ADA@example.com"}};
    EXPECT_NE(run_anywhere(settings_, of_admin).output.find("/password-reset#"), std::string::npos);
    const json::object of_member = {{"command", "admin_reset_password"}, {"email", "bea@example.com"}};
    EXPECT_EQ(run_anywhere(settings_, of_member).exit_code, 1);
}

TEST_F(commands, admin_remove_second_factor_lets_in_who_lost_it_with_and_without_a_server) {
    const json::object request = {{"command", "admin_remove_second_factor"}, {"email", "ADA@example.com"}};
    EXPECT_EQ(run_anywhere(settings_, request).exit_code, 1) << "there is none";
    const json::object of_nobody = {{"command", "admin_remove_second_factor"}, {"email", "eve@example.com"}};
    EXPECT_EQ(run_anywhere(settings_, of_nobody).exit_code, 1);
    const auto set_one = [](service::Services& services) {
        const core::UserId ada = services.store.snapshot()->instance->account_of_email("ada@example.com")->id;
        service::Call call;
        call.caller.actor.user = ada;
        call.change_id = services.ids.next_uuid();
        EXPECT_TRUE(
            services.changes.apply(call, {}, core::SetSecondFactor{ada, core::SetSecondFactor::How::enabled}).ok());
    };
    const auto has_one = [](service::Services& services) {
        return services.store.snapshot()->instance->account_of_email("ada@example.com")->second_factor_at.has_value();
    };
    const auto events = [](service::Services& services) {
        return services.store.read([](storage::Connection& connection) {
            return connection
                .query_value<int>("SELECT COUNT(*) FROM audit_events WHERE action = 'user.second_factor_removed'")
                .value_or(0);
        });
    };
    {
        Program program(settings_, service_settings(settings_, 8080));
        set_one(program.services());
    }
    const Outcome offline = run_anywhere(settings_, request);
    EXPECT_EQ(offline.exit_code, 0) << offline.output;
    EXPECT_NE(offline.output.find("app, passkeys and recovery codes"), std::string::npos) << offline.output;
    const auto lock = DataLock::try_take(settings_.lock_file());
    Program program(settings_, service_settings(settings_, 8080));
    EXPECT_FALSE(has_one(program.services()));
    EXPECT_EQ(events(program.services()), 1);
    set_one(program.services());
    const LocalSocket socket(settings_.socket(),
                             [&](const std::string& text) { return answer_command(program.services(), text); });
    EXPECT_EQ(run_anywhere(settings_, request).exit_code, 0);
    EXPECT_FALSE(has_one(program.services()));
    EXPECT_EQ(events(program.services()), 2);
}

}  // namespace
}  // namespace guildhall::app
