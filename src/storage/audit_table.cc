#include "storage/audit_table.h"

#include "core/text.h"

namespace guildhall::storage {
namespace {

const std::string kColumns =
    "trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, via, address, "
    "request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash";
const std::string kSelect = "SELECT " + kColumns + " FROM audit_events WHERE ";
/// Behind kColumns: are the columns for look-ups what they are derived from? $2 is the nil id.
const std::string kIsWellLabelled = "actor_folded = lower(actor_email) AND COALESCE(workspace_id, $2) = trail";
constexpr int kWellLabelled = 20;

AuditRow read_event(const Row& row) {
    AuditRow e;
    row.read(e.trail, e.seq, e.id, e.at, e.workspace, e.change_id, e.actor, e.actor_email, e.via, e.address,
             e.request_id, e.action, e.target_type, e.target_id, e.target_name, e.body, e.undo, e.search_text,
             e.previous_hash, e.hash);
    return e;
}

/// `text` as a LIKE pattern that finds it anywhere; every character stands for itself.
std::string anywhere(std::string_view text) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

/// About the member, or about a group or an upload that names them among whom it concerns. An object of a registered
/// type may have the member's id as its external id.
void concern(Conditions& conditions, const std::string& member) {
    const std::string id = "$" + std::to_string(conditions.next_number());
    const std::string named = "$" + std::to_string(conditions.next_number() + 1);
    conditions.add_numbered("((action > 'member.' AND action < 'member/' AND target_id = " + id +
                                ") OR (action > 'group.' AND action < 'group/' AND search_text LIKE " + named +
                                ") OR (action = 'import.applied' AND search_text LIKE " + named + "))",
                            {member, anywhere(member)});
}

Conditions conditions_of(const AuditQuery& query) {
    Conditions conditions;
    conditions.add("trail = $$", query.trail);
    if (const auto user = core::UserId::parse(query.actor)) {
        conditions.add("actor_user_id = $$", *user);
    } else if (!query.actor.empty()) {
        conditions.add("actor_folded = $$", core::ascii_lower(query.actor));
    }
    if (query.action.ends_with('.')) {
        std::string end = query.action;
        ++end.back();
        conditions.add("action > $$", query.action);
        conditions.add("action < $$", end);
    } else if (!query.action.empty()) {
        conditions.add("action = $$", query.action);
    }
    if (!query.target.empty()) conditions.add("target_id = $$", query.target);
    if (!query.member.empty()) concern(conditions, query.member);
    if (!query.request_id.empty()) conditions.add("request_id = $$", query.request_id);
    if (query.from) conditions.add("at >= $$", *query.from);
    if (query.to) conditions.add("at < $$", *query.to);
    const std::string folded = core::fold(core::trim(query.text));
    if (!folded.empty()) conditions.add("search_text LIKE $$ ESCAPE '\\'", anywhere(folded));
    return conditions;
}

/// The next `limit` events that meet the conditions.
std::vector<AuditRow> newest_first(Connection& connection, const Conditions& conditions, int limit) {
    Sql parameters = conditions.parameters();
    parameters.emplace_back(limit);
    return connection.query_all(
        kSelect + conditions.sql() + " ORDER BY seq DESC LIMIT $" + std::to_string(conditions.next_number()),
        parameters, read_event);
}

/// The seq that a cursor stands for; nothing for a faulty one.
std::optional<std::int64_t> seq_of(const std::string& cursor) {
    const auto parts = parse_cursor(cursor, "audit", 1);
    return parts ? parse_integer(parts->front()) : std::nullopt;
}

AuditCheckpoint read_checkpoint(const Row& row) {
    AuditCheckpoint checkpoint;
    row.read(checkpoint.trail, checkpoint.seq, checkpoint.hash, checkpoint.at, checkpoint.signature);
    return checkpoint;
}

}  // namespace

TrailEnd trail_end(Connection& connection, Trail trail) {
    return connection
        .query_one("SELECT seq, hash FROM audit_events WHERE trail = $1 ORDER BY seq DESC LIMIT 1", {trail},
                   [](const Row& row) {
                       TrailEnd end;
                       row.read(end.seq, end.hash);
                       return end;
                   })
        .value_or(TrailEnd{});
}

void insert_audit_event(Connection& connection, const AuditRow& e) {
    connection.execute(
        "INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, "
        "actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, "
        "prev_hash, hash) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        {e.trail,       e.seq,           e.id,
         e.at,          e.workspace,     e.change_id,
         e.actor,       e.actor_email,   core::ascii_lower(e.actor_email),
         e.via,         e.address,       e.request_id,
         e.action,      e.target_type,   e.target_id,
         e.target_name, e.body,          e.undo,
         e.search_text, e.previous_hash, e.hash});
}

std::optional<AuditRow> find_audit_event(Connection& connection, Trail trail, core::EventId id) {
    return connection.query_one(kSelect + "trail = $1 AND id = $2", {trail, id}, read_event);
}

std::vector<AuditRow> audit_events_of_change(Connection& connection, Trail trail, core::Uuid change_id) {
    return connection.query_all(kSelect + "trail = $1 AND change_id = $2 ORDER BY seq", {trail, change_id}, read_event);
}

void for_each_audit_event(Connection& connection, Trail trail,
                          const std::function<void(const AuditRow&, bool well_labelled)>& each) {
    connection.query("SELECT " + kColumns + ", " + kIsWellLabelled + " FROM audit_events WHERE trail = $1 ORDER BY seq",
                     {trail, Trail()}, [&](const Row& row) { each(read_event(row), row.get<bool>(kWellLabelled)); });
}

std::vector<Trail> audit_trails(Connection& connection) {
    return connection.query_all(
        "SELECT trail FROM audit_events UNION SELECT trail FROM audit_checkpoints ORDER BY trail", {},
        [](const Row& row) { return row.get<Trail>(0); });
}

std::vector<Trail> missing_audit_trails(Connection& connection) {
    return connection.query_all(
        "SELECT id FROM workspaces WHERE NOT EXISTS (SELECT 1 FROM audit_events WHERE trail = workspaces.id) "
        "AND NOT EXISTS (SELECT 1 FROM audit_checkpoints WHERE trail = workspaces.id) ORDER BY id",
        {}, [](const Row& row) { return row.get<Trail>(0); });
}

ChangeState state_of_change(Connection& connection, Trail trail, core::Uuid change_id) {
    ChangeState state;
    state.reversible = connection
                           .query_value<std::int64_t>(
                               "SELECT 1 FROM audit_events WHERE trail = $1 AND change_id = $2 "
                               "AND undo IS NOT NULL LIMIT 1",
                               {trail, change_id})
                           .has_value();
    state.undone = connection
                       .query_value<std::int64_t>(
                           "SELECT 1 FROM audit_events WHERE trail = $1 AND target_id = $2 "
                           "AND action = 'undo.applied' LIMIT 1",
                           {trail, core::to_string(change_id)})
                       .has_value();
    return state;
}

std::optional<AuditPage> list_audit_events(Connection& connection, const AuditQuery& query) {
    Conditions conditions = conditions_of(query);
    AuditPage page;
    page.total = count_matches(connection, "audit_events", conditions);
    if (query.cursor) {
        const auto seq = seq_of(*query.cursor);
        if (!seq) return std::nullopt;
        conditions.add("seq < $$", *seq);
    }
    page.events = newest_first(connection, conditions, query.limit + 1);
    if (static_cast<int>(page.events.size()) > query.limit) {
        page.events.pop_back();
        page.next_cursor = make_cursor("audit", {std::to_string(page.events.back().seq)});
    }
    return page;
}

std::vector<AuditRow> audit_events_before(Connection& connection, const AuditQuery& query,
                                          std::optional<std::int64_t> before) {
    Conditions conditions = conditions_of(query);
    if (before) conditions.add("seq < $$", *before);
    return newest_first(connection, conditions, query.limit);
}

void insert_audit_checkpoint(Connection& connection, const AuditCheckpoint& c) {
    connection.execute("INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES ($1, $2, $3, $4, $5)",
                       {c.trail, c.seq, c.hash, c.at, c.signature});
}

std::vector<AuditCheckpoint> audit_checkpoints_of(Connection& connection, Trail trail) {
    return connection.query_all(
        "SELECT trail, seq, hash, at, signature FROM audit_checkpoints WHERE trail = $1 ORDER BY seq", {trail},
        read_checkpoint);
}

std::optional<AuditCheckpoint> first_audit_checkpoint(Connection& connection, Trail trail) {
    return connection.query_one(
        "SELECT trail, seq, hash, at, signature FROM audit_checkpoints WHERE trail = $1 ORDER BY seq LIMIT 1", {trail},
        read_checkpoint);
}

void replace_audit_signature(Connection& connection, const AuditCheckpoint& c) {
    connection.execute("UPDATE audit_checkpoints SET signature = $3 WHERE trail = $1 AND seq = $2",
                       {c.trail, c.seq, c.signature});
}

std::int64_t last_checkpoint(Connection& connection, Trail trail) {
    return connection
        .query_value<std::int64_t>("SELECT seq FROM audit_checkpoints WHERE trail = $1 ORDER BY seq DESC LIMIT 1",
                                   {trail})
        .value_or(0);
}

}  // namespace guildhall::storage
