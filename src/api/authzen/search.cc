#include <algorithm>

#include "api/authzen/handlers.h"
#include "api/authzen/question.h"
#include "api/json_body.h"
#include "core/base64url.h"
#include "core/sha256.h"

namespace guildhall::api {

using core::Entity;
using core::Result;
using core::Standing;
using core::Target;

namespace {

constexpr std::size_t kDefaultResults = 1000, kMaxResults = 10'000;

core::Error bad_page(const char* field, const char* what) {
    return core::invalid_field(std::string("/page/") + field, "invalid", what);
}

/// What of a search is asked of the next page: the same state, at the same moment, behind the last result.
struct SearchPage {
    std::size_t limit = kDefaultResults;
    std::string search;  ///< a digest of the whole question but the page: a token fits its own search only
    core::Uuid pin;      ///< nil: the first page
    std::string after;   ///< "": from the start
    service::PinnedSnapshot state;

    static Result<SearchPage> read(const Context& context);
};

Result<core::Done> read_search(Context& context) {
    context.body = TRY(parse_body(context.request.body));
    return context.require_revision(TRY(wanted_revision(context.body)));
}

std::string digest_of(const Context& context) {
    boost::json::object question = context.body;
    question.erase("page");
    const std::string place = std::string(context.request.path) + context.workspace().id.str();
    return core::base64url(core::sha256(place + canonical_json(question)));
}

Result<core::Done> read_token(const Context& context, std::string_view text, SearchPage& page) {
    const auto values = parse_cursor(text, 3);
    const auto pin = values.ok() ? core::parse_uuid((*values)[0]) : std::nullopt;
    if (!pin || (*values)[1] != page.search) return bad_page("token", "This token is of another search. Start again.");
    const auto found = context.services.pinned_snapshots.find(*pin, context.account()->id, context.now);
    if (!found) return bad_page("token", "This search was too long ago. Start again without a token.");
    page.pin = *pin;
    page.after = (*values)[2];
    page.state = *found;
    return core::Done{};
}

Result<SearchPage> SearchPage::read(const Context& context) {
    SearchPage page;
    page.search = digest_of(context);
    page.state = {context.snapshot, context.now};
    const boost::json::value* asked = context.body.if_contains("page");
    if (!asked) return page;
    if (!asked->is_object()) return core::invalid_field("/page", "invalid", "Send an object, or leave it out.");
    if (const boost::json::value* limit = asked->as_object().if_contains("limit")) {
        boost::json::error_code is_no_number;
        const auto number = limit->to_number<std::int64_t>(is_no_number);
        if (is_no_number || number < 1 || number > static_cast<std::int64_t>(kMaxResults))
            return bad_page("limit", "Send a whole number from 1 to 10,000.");
        page.limit = static_cast<std::size_t>(number);
    }
    const boost::json::value* token = asked->as_object().if_contains("token");
    if (!token || *token == "") return page;
    if (!token->is_string()) return bad_page("token", "Send the next_token of the page before.");
    TRY(read_token(context, std::string_view(token->as_string()), page));
    return page;
}

/// The page of these ids, all matches in any order, each shown as {"type", "id"}.
Reply reply_page(Context& context, SearchPage page, std::vector<std::string> ids, std::string_view type) {
    std::sort(ids.begin(), ids.end());
    const auto first = std::upper_bound(ids.begin(), ids.end(), page.after);
    const auto last = static_cast<std::size_t>(ids.end() - first) > page.limit
                          ? first + static_cast<std::ptrdiff_t>(page.limit)
                          : ids.end();
    boost::json::array results;
    for (auto id = first; id != last; ++id) results.push_back(boost::json::object{{"type", type}, {"id", *id}});
    std::string next;
    if (last != ids.end()) {
        if (page.pin.is_nil()) {
            page.pin = context.services.ids.next_uuid();
            context.services.pinned_snapshots.pin(page.pin, context.account()->id, page.state);
        }
        next = encode_cursor({core::to_string(page.pin), page.search, *(last - 1)});
    }
    return Reply::ok(
        boost::json::object{{"results", std::move(results)}, {"page", boost::json::object{{"next_token", next}}}});
}

const core::Workspace& workspace_of(const Context& context, const SearchPage& page) {
    return *page.state.snapshot->instance->workspace(context.workspace().id);
}

}  // namespace

Result<Reply> search_subjects(Context& context) {
    TRY(read_search(context));
    const Question question = TRY(read_question(context.body, nullptr, Asked::subject));
    if (!context.is_admin()) return forbidden("Only admins of this workspace search for people. Ask an admin.");
    const SearchPage page = TRY(SearchPage::read(context));
    const core::Workspace& workspace = workspace_of(context, page);
    const auto target = core::find_target(workspace, question.resource);
    const auto right = target ? core::find_right(workspace, *target, question.action) : std::nullopt;
    std::vector<std::string> ids;
    if (right && question.subject.type == "user")
        for (const core::Subject& subject : core::allowed_subjects(
                 {*page.state.snapshot->instance, workspace, page.state.at}, {&*right, 1}, target->number()))
            ids.push_back(subject.account->id.str());
    return reply_page(context, page, std::move(ids), "user");
}

Result<Reply> search_resources(Context& context) {
    TRY(read_search(context));
    const Question question = TRY(read_question(context.body, nullptr, Asked::resource));
    TRY(may_ask(context, question));
    const SearchPage page = TRY(SearchPage::read(context));
    const core::Instance& instance = *page.state.snapshot->instance;
    const core::Workspace& workspace = workspace_of(context, page);
    const core::Account* account = core::find_subject(instance, question.subject);
    std::vector<std::string> ids;
    if (account) {
        const Standing standing{workspace, {account, workspace.member_by_user.find(account->id)}, page.state.at};
        for (const Target& target : core::allowed_targets(standing, question.resource.type, question.action))
            ids.push_back(core::key_of(workspace, target));
    }
    return reply_page(context, page, std::move(ids), question.resource.type);
}

Result<Reply> search_actions(Context& context) {
    TRY(read_search(context));
    const Question question = TRY(read_question(context.body, nullptr, Asked::action));
    TRY(may_ask(context, question));
    const core::Workspace& workspace = context.workspace();
    const core::Account* account = core::find_subject(context.instance(), question.subject);
    const auto target = core::find_target(workspace, question.resource);
    boost::json::array results;
    if (account && target) {
        const Standing standing{workspace, {account, workspace.member_by_user.find(account->id)}, context.now};
        for (const std::string_view name : core::actions_on(workspace, *target))
            if (core::is_allowed(standing, *core::find_right(workspace, *target, name), target->number()))
                results.push_back(boost::json::object{{"name", name}});
    }
    return Reply::ok(
        boost::json::object{{"results", std::move(results)}, {"page", boost::json::object{{"next_token", ""}}}});
}

}  // namespace guildhall::api
