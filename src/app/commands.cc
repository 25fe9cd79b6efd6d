#include "app/commands.h"

#include "app/data_directory.h"
#include "app/local_socket.h"
#include "app/program.h"
#include "core/plural.h"
#include "core/rights_digest.h"
#include "service/audit_chain.h"
#include "service/key_rotation.h"

namespace guildhall::app {
namespace {

namespace json = boost::json;

service::Call command_line_call(service::Services& services) {
    service::Call call;
    call.caller.actor.via = core::Actor::Via::command_line;
    call.change_id = services.ids.next_uuid();
    call.request_id = core::to_string(call.change_id);
    return call;
}

Outcome refused(const core::Error& error) { return {1, error.detail + "\n"}; }

Outcome link_of(service::Services& services, const service::Call& call, core::UserId user, const std::string& email) {
    const auto link = services.password_resets.make_link(call, user);
    if (!link.ok()) return refused(link.error());
    return {0, "Open this link to set the password of " + email + ". It works once, within an hour:\n" + *link + "\n"};
}

Outcome create_admin(service::Services& services, const json::object& request) {
    const auto email = core::Email::parse(text_of(request, "email"));
    if (!email.ok()) return refused(email.error());
    const auto name = core::PersonName::parse(text_of(request, "name"));
    if (!name.ok()) return refused(name.error());
    const service::Call call = command_line_call(services);
    const auto plan = services.changes.apply(call, {}, core::CreateInstanceAdmin{*email, *name});
    if (!plan.ok()) return refused(plan.error());
    Outcome outcome = link_of(services, call, *(*plan)->user, email->str());
    outcome.output = email->str() + " is an instance admin.\n" + outcome.output;
    return outcome;
}

Outcome reset_admin_password(service::Services& services, const json::object& request) {
    const auto email = core::Email::parse(text_of(request, "email"));
    if (!email.ok()) return refused(email.error());
    const auto snapshot = services.store.snapshot();
    const core::Account* account = snapshot->instance->account_of_email(email->normalized());
    if (!account) return {1, "Nobody here has the e-mail " + email->str() + ".\n"};
    if (!account->instance_admin)
        return {1, email->str() + " is no instance admin. Instance admins reset others' passwords in the console.\n"};
    return link_of(services, command_line_call(services), account->id, account->email);
}

/// For who lost app, passkeys and recovery codes, and has nobody else to ask.
Outcome remove_second_factor(service::Services& services, const json::object& request) {
    const auto email = core::Email::parse(text_of(request, "email"));
    if (!email.ok()) return refused(email.error());
    const auto snapshot = services.store.snapshot();
    const core::Account* account = snapshot->instance->account_of_email(email->normalized());
    if (!account) return {1, "Nobody here has the e-mail " + email->str() + ".\n"};
    const auto removed = services.second_factors.remove(command_line_call(services), account->id);
    if (!removed.ok()) return refused(removed.error());
    return {0, "The second factor of " + account->email +
                   " is removed: app, passkeys and recovery codes. All sessions are ended. The password is as it "
                   "was.\n"};
}

/// For `guildhall check`: what decisions are answered by.
Outcome served_rights(const service::Services& services) {
    json::object rights;
    const auto snapshot = services.store.snapshot();
    for (std::size_t i = 0; i < snapshot->instance->workspaces.size(); ++i) {
        const core::Workspace& workspace = *snapshot->instance->workspaces[i];
        rights[workspace_at_revision(workspace)] = service::hexadecimal(core::rights_digest(workspace));
    }
    return {0, json::serialize(rights)};
}

Outcome rotate(service::Services& services) {
    const service::RotationParts parts{services.store, services.audit, services.keys,
                                       [&services] { return services.is_stopping(); }};
    const auto report = service::rotate_keys(parts, command_line_call(services));
    if (!report.ok()) return refused(report.error());
    return {0, "Sealed anew: " + core::plural(report->sealed_values, "value", "values") +
                   ". Signed anew: " + core::plural(report->checkpoints, "audit checkpoint", "audit checkpoints") +
                   ".\nThe present key is " + report->present + "; the one before was " + report->earlier +
                   ".\nKeep a copy of the new key file with the backups from now on, and of the one before as long as "
                   "you keep older backups.\n"};
}

}  // namespace

std::string text_of(const json::object& request, std::string_view key) {
    const json::value* value = request.if_contains(key);
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::string workspace_at_revision(const core::Workspace& workspace) {
    return workspace.id.str() + " " + std::to_string(workspace.revision);
}

Outcome run_command(service::Services& services, const json::object& request) {
    const std::string command = text_of(request, "command");
    if (command == "import") return import_organisation(services, request);
    if (command == "admin_create") return create_admin(services, request);
    if (command == "admin_reset_password") return reset_admin_password(services, request);
    if (command == "admin_remove_second_factor") return remove_second_factor(services, request);
    if (command == "keys_rotate") return rotate(services);
    if (command == "rights") return served_rights(services);
    return {2, "This server doesn't know the command " + command + ". Is it of another version?\n"};
}

std::string answer_command(service::Services& services, const std::string& request) {
    Outcome outcome;
    try {
        outcome = run_command(services, json::parse(request).as_object());
    } catch (const std::exception& failure) {
        outcome = {1, std::string("It failed: ") + failure.what() + "\n"};
    }
    return json::serialize(json::object{{"exit_code", outcome.exit_code}, {"output", outcome.output}});
}

Outcome run_anywhere(const Settings& settings, const json::object& request) {
    // The first admin may be made before the first start; all else asks for what is there already.
    if (text_of(request, "command") != "admin_create") require_instance(settings);
    make_data_directory(settings);
    auto lock = DataLock::try_take(settings.lock_file());
    if (!lock) {
        const auto reply = ask_running_server(settings.socket(), json::serialize(request));
        if (!reply)
            throw SettingsError("The data folder is in use, and no server answers there. Try again in a moment.");
        const json::object outcome = json::parse(*reply).as_object();
        return {outcome.at("exit_code").to_number<int>(), text_of(outcome, "output")};
    }
    Program program(settings, service_settings(settings, settings.port));
    return run_command(program.services(), request);
}

}  // namespace guildhall::app
