#include "service/check.h"

#include "core/invariants.h"
#include "service/audit_verify.h"
#include "service/sealed_places.h"
#include "storage/database_file.h"
#include "storage/instance_store.h"

namespace guildhall::service {
namespace {

constexpr const char* kRestore = "Restore a backup (guildhall restore); what is damaged can't be mended in place.";
constexpr const char* kTampered =
    "Somebody has written to the database beside Guildhall. Find out who could, and restore a backup from before.";
constexpr const char* kKeyFile = "Put the key file back that belongs to this database.";

class Check {
public:
    Check(storage::Connection& connection, const Keys& keys, core::Time now)
        : connection_(connection), keys_(keys), now_(now) {}

    CheckReport run() {
        for (std::string& line : storage::damage_of(connection_)) add("The database is damaged: " + line, kRestore);
        // The rest reads what may be damaged, so that its own failure says no more than this.
        if (!report_.findings.empty()) return std::move(report_);
        try {
            trails();
            values();
            state();
        } catch (const storage::DatabaseError& error) {
            add(std::string("The database can't be read: ") + error.what(), kRestore);
        }
        return std::move(report_);
    }

private:
    void add(std::string what, const char* advice) { report_.findings.push_back({std::move(what), advice}); }

    void trails() {
        for (const auto& [trail, verdict] : verify_all_trails(connection_, keys_.public_keys())) {
            report_.events += verdict.checked;
            if (verdict.ok) continue;
            add("The audit trail of " + (trail.is_nil() ? "the instance" : "workspace " + trail.str()) +
                    " isn't whole at event " + std::to_string(verdict.first_bad.value_or(0)) + ": " + verdict.what,
                kTampered);
        }
    }

    void values() {
        std::int64_t shut = 0;
        for_each_sealed_value(connection_, [&](storage::SealedTable table, const storage::SealedValue& value) {
            ++report_.sealed_values;
            const std::string_view bytes(reinterpret_cast<const char*>(value.sealed.data()), value.sealed.size());
            if (!open_sealed(keys_, place_of(table, value), bytes)) ++shut;
        });
        if (shut > 0)
            add(std::to_string(shut) + " of " + std::to_string(report_.sealed_values) +
                    " sealed values don't open with this key file.",
                kKeyFile);
    }

    void state() {
        report_.instance = storage::load_instance(connection_);
        for (std::string& line : core::broken_invariants(*report_.instance, now_)) add(std::move(line), kTampered);
    }

    storage::Connection& connection_;
    const Keys& keys_;
    core::Time now_;
    CheckReport report_;
};

}  // namespace

CheckReport check_database(storage::Connection& connection, const Keys& keys, core::Time now) {
    return Check(connection, keys, now).run();
}

}  // namespace guildhall::service
