#include "api/audit/endpoints.h"

#include <boost/json/serialize.hpp>
#include <map>
#include <memory>

#include "api/audit/audit_json.h"
#include "api/audit/undo_reply.h"
#include "api/change_reply.h"
#include "api/context.h"
#include "service/audit_verify.h"
#include "service/undo.h"

namespace guildhall::api {
namespace {

using core::Result;
using service::Scope;
using storage::Connection;

constexpr int kChunk = 500;  ///< events read at once by an export

storage::Trail trail_of(const Context& context) {
    return context.has_workspace() ? context.workspace().id : storage::Trail();
}

/// The filters, without limit and cursor.
Result<storage::AuditQuery> read_filters(const Context& context) {
    storage::AuditQuery query;
    query.trail = trail_of(context);
    query.actor = context.query.text("actor").value_or("");
    query.action = context.query.text("action").value_or("");
    query.request_id = context.query.text("request_id").value_or("");
    query.target = context.query.text("target").value_or("");
    if (const auto member = TRY(context.query.id<core::MemberId>("member"))) query.member = member->str();
    query.from = TRY(context.query.time("from"));
    query.to = TRY(context.query.time("to"));
    query.text = TRY(context.query.search());
    return query;
}

/// Several events of one change ask once.
class ChangeStates {
public:
    explicit ChangeStates(Connection& connection) : connection_(connection) {}

    const storage::ChangeState& of(const storage::AuditRow& event) {
        const auto [at, is_new] = known_.try_emplace(event.change_id);
        if (is_new) at->second = storage::state_of_change(connection_, event.trail, event.change_id);
        return at->second;
    }

private:
    Connection& connection_;
    std::map<core::Uuid, storage::ChangeState> known_;
};

Result<Reply> list_events(Context& context) {
    const Page page = TRY(context.page());
    storage::AuditQuery query = TRY(read_filters(context));
    query.limit = static_cast<int>(page.limit);
    query.cursor = page.cursor;
    return context.services.store.read([&](Connection& connection) -> Result<Reply> {
        const auto found = storage::list_audit_events(connection, query);
        if (!found)
            return invalid_query("cursor", "invalid", "This cursor isn't one of this list. Start again without it.");
        ChangeStates states(connection);
        boost::json::array items;
        for (const storage::AuditRow& event : found->events) items.push_back(audit_event_json(event, states.of(event)));
        return list_reply(std::move(items), found->next_cursor, found->total.count, found->total.at_least);
    });
}

/// Reads an export chunk by chunk, newest first; events that are appended meanwhile don't disturb it.
class Export {
public:
    enum class Form { csv, jsonl };

    Export(const service::Store& store, storage::AuditQuery query, Form form)
        : store_(store), query_(std::move(query)), form_(form) {
        query_.limit = kChunk;
    }

    /// False: that was the last one.
    bool next(std::string& chunk) {
        if (!before_ && form_ == Form::csv) write_audit_csv_header(chunk);
        return store_.read([&](Connection& connection) {
            const auto events = storage::audit_events_before(connection, query_, before_);
            ChangeStates states(connection);
            for (const storage::AuditRow& event : events) {
                if (form_ == Form::csv)
                    write_audit_csv_row(chunk, event);
                else
                    chunk += boost::json::serialize(audit_event_json(event, states.of(event))) + "\n";
            }
            if (!events.empty()) before_ = events.back().seq;
            return static_cast<int>(events.size()) == kChunk;
        });
    }

private:
    const service::Store& store_;
    storage::AuditQuery query_;
    Form form_;
    std::optional<std::int64_t> before_;
};

Result<Reply> export_events(Context& context, Export::Form form) {
    auto events = std::make_shared<Export>(context.services.store, TRY(read_filters(context)), form);
    Reply reply;
    reply.content_type = form == Export::Form::csv ? "text/csv; charset=utf-8" : "application/jsonl";
    reply.with_header("Content-Disposition", form == Export::Form::csv ? "attachment; filename=\"audit-events.csv\""
                                                                       : "attachment; filename=\"audit-events.jsonl\"");
    reply.stream = [events](std::string& chunk) { return events->next(chunk); };
    return reply;
}

Result<Reply> export_csv(Context& context) { return export_events(context, Export::Form::csv); }
Result<Reply> export_jsonl(Context& context) { return export_events(context, Export::Form::jsonl); }

Result<Reply> verify(Context& context) {
    const service::AuditVerdict verdict = context.services.store.read([&](Connection& connection) {
        return service::verify_trail(connection, trail_of(context), context.services.keys.public_keys());
    });
    boost::json::object json{{"ok", verdict.ok}, {"checked", verdict.checked}};
    if (verdict.first_bad) json["first_bad"] = *verdict.first_bad;
    if (!verdict.ok) json["detail"] = verdict.what;
    return Reply::ok(json);
}

/// M37: an undo asks for the scope of what it changes.
Result<core::Done> require_scopes(const Context& context, const core::Undo& undo) {
    for (const core::Reversal& reversal : undo.reversals) {
        const bool of_member = reversal.kind == core::Reversal::Kind::role;
        TRY(context.require_scope(of_member ? Scope::members_write : Scope::groups_write));
    }
    return core::Done{};
}

Result<Reply> undo(Context& context) {
    const auto event = TRY(context.path_id<core::EventId>("id"));
    service::FoundUndo found = TRY(context.services.store.read(
        [&](Connection& connection) { return service::find_undo(connection, context.workspace().id, event); }));
    TRY(require_scopes(context, found.change));
    return make_change(context, std::move(found.change), reply_of_undo, std::move(found.beside));
}

Endpoint filtered(Endpoint endpoint, bool of_workspace) {
    if (of_workspace) endpoint.parameters.emplace_back("member");
    return std::move(endpoint)
        .query({"actor", "action", "target", "request_id", "from", "to", "q"})
        .blocking()
        .even_when_archived();
}

/// The routes of one trail; `base` is "/workspaces/{ws}" or "/instance".
void add_trail(std::vector<Endpoint>& all, const std::string& base, Right right) {
    const std::string events = base + "/audit-events";
    const bool of_workspace = right == Right::admin;
    all.push_back(filtered(get(events, right, Scope::audit_read, list_events).list(), of_workspace));
    all.push_back(filtered(get(events + ".csv", right, Scope::audit_read, export_csv), of_workspace));
    all.push_back(filtered(get(events + ".jsonl", right, Scope::audit_read, export_jsonl), of_workspace));
    all.push_back(post(events + "/verify", right, Scope::audit_read, verify).no_body().even_when_archived());
}

}  // namespace

std::vector<Endpoint> audit_endpoints() {
    std::vector<Endpoint> all;
    add_trail(all, "/workspaces/{ws}", Right::admin);
    add_trail(all, "/instance", Right::instance_admin);
    all.push_back(
        post("/workspaces/{ws}/audit-events/{id}/undo", Right::admin, kScopeByTarget, undo).change().no_body());
    return all;
}

}  // namespace guildhall::api
