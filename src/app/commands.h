// The commands that read or change an instance: import, admin create, admin reset-password, admin
// remove-second-factor. They run on the services, in the running server where there is one (through its local socket),
// else in the command itself.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "app/settings.h"
#include "service/services.h"

namespace guildhall::app {

/// What a command prints and how it ends: 0 done, 1 refused, 2 wrong use.
struct Outcome {
    int exit_code = 0;
    std::string output;
};

/// Carries a request out: {"command": "import" | "admin_create" | "admin_reset_password" |
/// "admin_remove_second_factor" | "rights" | "keys_rotate", …}.
Outcome run_command(service::Services& services, const boost::json::object& request);

/// The same, wherever the services are: asks the running server, else opens the data folder itself. Throws as Program
/// does.
Outcome run_anywhere(const Settings& settings, const boost::json::object& request);

/// The server's side of the socket.
std::string answer_command(service::Services& services, const std::string& request);

/// The text of a request under `key`; empty where there is none.
std::string text_of(const boost::json::object& request, std::string_view key);

/// The name under which the command "rights" gives a workspace's rights_digest: its id and revision.
std::string workspace_at_revision(const core::Workspace& workspace);

/// `guildhall import`: {"workspace", "apps"?, "groups"?, "people"?, "yes"}; the three are the files' texts.
Outcome import_organisation(service::Services& services, const boost::json::object& request);

}  // namespace guildhall::app
