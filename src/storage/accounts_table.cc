#include "storage/accounts_table.h"

#include "core/text.h"
#include "storage/known_word.h"
#include "storage/row_batch.h"

namespace guildhall::storage {

void load_accounts(Connection& connection, const std::function<void(core::Account)>& each) {
    connection.query(
        "SELECT id, email, email_folded, name, status, email_verified_at, second_factor_at, instance_admin, created_at "
        "FROM accounts ORDER BY id",
        {}, [&](const Row& row) {
            core::Account account;
            std::string email;
            std::string_view normalized, status;
            row.read(account.id, email, normalized, account.name, status, account.email_verified_at,
                     account.second_factor_at, account.instance_admin, account.created_at);
            account.set_email(std::move(email), normalized);
            account.status = known_word(core::parse_account_status(status));
            each(std::move(account));
        });
}

void save_accounts(Connection& connection, const std::vector<const core::Account*>& accounts) {
    RowBatch rows(connection,
                  "INSERT INTO accounts (id, email, email_folded, name, name_folded, status, email_verified_at, "
                  "second_factor_at, instance_admin, created_at)",
                  "ON CONFLICT (id) DO UPDATE SET email = excluded.email, email_folded = excluded.email_folded, "
                  "name = excluded.name, name_folded = excluded.name_folded, status = excluded.status, "
                  "email_verified_at = excluded.email_verified_at, second_factor_at = excluded.second_factor_at, "
                  "instance_admin = excluded.instance_admin");
    for (const core::Account* account : accounts)
        rows.add({account->id, account->email, account->email_normalized(), account->name, core::fold(account->name),
                  core::to_string(account->status), account->email_verified_at, account->second_factor_at,
                  account->instance_admin, account->created_at});
    rows.flush();
}

bool is_same_row(const core::Account& a, const core::Account& b) {
    return a.id == b.id && a.email == b.email && a.lowercase == b.lowercase && a.name == b.name &&
           a.status == b.status && a.email_verified_at == b.email_verified_at &&
           a.second_factor_at == b.second_factor_at && a.instance_admin == b.instance_admin &&
           a.created_at == b.created_at;
}

std::optional<std::string> password_hash(Connection& connection, core::UserId user) {
    return connection
        .query_value<std::optional<std::string>>("SELECT password_hash FROM accounts WHERE id = $1", {user})
        .value_or(std::nullopt);
}

void set_password_hash(Connection& connection, core::UserId user, const std::string& hash) {
    connection.execute("UPDATE accounts SET password_hash = $2 WHERE id = $1", {user, hash});
}

}  // namespace guildhall::storage
