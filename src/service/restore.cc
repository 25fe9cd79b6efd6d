#include "service/restore.h"

#include <fcntl.h>

#include "core/rights_digest.h"
#include "service/audit.h"
#include "service/audit_chain.h"
#include "service/check.h"
#include "service/store.h"
#include "storage/api_tokens_table.h"
#include "storage/database_file.h"
#include "storage/file.h"
#include "storage/invitations_table.h"
#include "storage/migrations.h"
#include "storage/outbox_table.h"
#include "storage/password_resets_table.h"
#include "storage/sessions_table.h"
#include "storage/sqlite_connection.h"

namespace guildhall::service {
namespace {

namespace fs = std::filesystem;

void remove_database(const fs::path& database) {
    for (const fs::path& file : {storage::log_of(database), storage::log_index_of(database), database}) {
        std::error_code ignored;
        fs::remove(file, ignored);
    }
}

/// The restored database in the making, gone with this unless it took its place.
class Draft {
public:
    Draft(const RestoreRequest& request, const RestoreParts& parts)
        : request_(request), parts_(parts), path_(request.database.string() + ".restoring") {
        remove_database(path_);  // of a restore that was killed
    }
    ~Draft() { remove_database(path_); }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const fs::path& path() const { return path_; }

    /// Extracts, migrates and checks.
    RestoreReport extract() {
        RestoreReport report;
        report.manifest = extract_backup(request_.backup, path_, parts_.keys);
        const auto connection = storage::open_sqlite(path_, storage::OpenMode::writer);
        storage::migrate(*connection, parts_.clock.now());
        const CheckReport found = check_database(*connection, parts_.keys, parts_.clock.now());
        if (!found.findings.empty())
            throw BackupError("This backup isn't sound: " + found.findings.front().what + " Take another one.");
        compare(*found.instance, report.manifest);
        report.events = found.events;
        report.workspaces = found.instance->workspaces.size();
        for (std::size_t i = 0; i < report.workspaces; ++i)
            report.members += found.instance->workspaces[i]->members.size();
        return report;
    }

    /// What was given out before the backup doesn't work any more.
    void end_what_was_open(const BackupManifest& manifest) {
        IdSource ids(parts_.clock, parts_.random);
        const auto open = [this](storage::OpenMode mode) {
            return [this, mode] { return storage::open_sqlite(path_, mode); };
        };
        Store store({open(storage::OpenMode::writer), open(storage::OpenMode::reader), parts_.clock, ids});
        Audit audit(parts_.keys);
        const auto done = store.write([&](Tx& tx) -> core::Result<core::Done> {
            storage::end_all_sessions(tx.connection);
            storage::end_all_password_resets(tx.connection);
            storage::end_all_invitations(tx.connection);
            storage::drop_all_unsent_mails(tx.connection);
            if (!request_.keep_tokens) storage::end_all_api_tokens(tx.connection, tx.now);
            audit.append(tx, call(ids), note(manifest));
            audit.sign_open_checkpoints(tx);
            return core::Done{};
        });
        if (!done.ok()) throw BackupError(done.error().detail);
        compare(*store.snapshot()->instance, manifest);
    }

private:
    static void compare(const core::Instance& instance, const BackupManifest& manifest) {
        if (hexadecimal(core::rights_digest(instance)) != manifest.rights)
            throw BackupError(
                "The access index that was rebuilt from this backup gives other rights than the one that it was made "
                "of. Nothing was changed; restore it with the program that made it, Guildhall " +
                manifest.version + ".");
    }

    static Call call(IdSource& ids) {
        Call call;
        call.caller.actor.via = core::Actor::Via::command_line;
        call.change_id = ids.next_uuid();
        call.request_id = core::to_string(call.change_id);
        return call;
    }

    AuditNote note(const BackupManifest& manifest) const {
        AuditNote note;
        note.action = "restore.done";
        note.target_type = "instance";
        note.after = {{"made_at", core::to_rfc3339(manifest.made_at)},
                      {"version", manifest.version},
                      {"api_tokens", request_.keep_tokens ? "kept" : "ended"}};
        return note;
    }

    const RestoreRequest& request_;
    const RestoreParts& parts_;
    fs::path path_;
};

/// Keeps the present database under another name too, without a log beside it.
fs::path keep(const fs::path& database, core::Time now) {
    const fs::path kept = database.string() + ".before-restore-" + std::to_string(now.ms);
    const fs::path log = storage::log_of(database), kept_log = storage::log_of(kept);
    if (fs::exists(log)) fs::copy_file(log, kept_log);  // before SQLite looks at it
    bool damaged = false;
    try {
        storage::empty_log(database);
        fs::remove(kept_log);
    } catch (const storage::DatabaseError& error) {
        if (error.kind() == storage::DatabaseErrorKind::busy)
            throw BackupError("Another program has the database open. Let it end, then try again.");
        // Too damaged to be opened, which may be why another takes its place: kept as it is, with its log.
        damaged = true;
    }
    fs::create_hard_link(database, kept);
    if (damaged) fs::remove(log);
    std::error_code ignored;
    fs::remove(storage::log_index_of(database), ignored);
    storage::sync_folder(storage::folder_of(database));
    return kept;
}

}  // namespace

RestoreReport restore_backup(const RestoreRequest& request, const RestoreParts& parts) {
    const bool is_there = fs::exists(request.database);
    if (is_there && !request.replace)
        throw BackupError(
            "There is a database in this data folder already. With --replace the backup takes its place, and the "
            "present one is kept beside it under another name.");
    Draft draft(request, parts);
    RestoreReport report = draft.extract();
    draft.end_what_was_open(report.manifest);
    storage::empty_log(draft.path());
    storage::File(draft.path(), O_RDWR).sync();
    if (is_there) report.kept = keep(request.database, parts.clock.now());
    storage::rename_durably(draft.path(), request.database);
    return report;
}

}  // namespace guildhall::service
