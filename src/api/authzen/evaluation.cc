#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "api/authzen/handlers.h"
#include "api/authzen/plain_questions.h"
#include "api/authzen/question.h"
#include "api/codecs/access_json.h"
#include "api/json_body.h"
#include "api/json_write.h"
#include "api/request_counters.h"

namespace guildhall::api {

using core::Result;
using core::Standing;
using core::Target;

namespace {

boost::json::object explained(const core::Workspace& workspace, const core::Decision& decision) {
    if (decision.allowed) return {{"paths", paths_json(workspace, decision.paths)}};
    boost::json::object json;
    json["reason"] = decision.gate == core::Gate::open ? "no_grant" : core::to_string(decision.gate);
    json["nearest_group"] = nullptr;
    if (decision.nearest_group) json["nearest_group"] = named_ref(*workspace.groups[*decision.nearest_group]);
    return json;
}

/// Whatever is unknown here is a no.
boost::json::object answer(const Context& context, const Question& question) {
    const core::Workspace& workspace = context.workspace();
    const core::Account* account = core::find_subject(context.instance(), question.subject);
    const auto target = core::find_target(workspace, question.resource);
    const auto right = target ? core::find_right(workspace, *target, question.action) : std::nullopt;
    boost::json::object json{{"decision", false}};
    if (!account || !right) {
        count_decisions(0, 1);
        if (question.explain)
            json["context"] = boost::json::object{{"reason", !account  ? "unknown_subject"
                                                             : !target ? "unknown_resource"
                                                                       : "unknown_action"}};
        return json;
    }
    const Standing standing{workspace, {account, workspace.member_by_user.find(account->id)}, context.now};
    if (!question.explain) {
        const bool yes = core::is_allowed(standing, *right, target->number());
        count_decisions(yes, !yes);
        json["decision"] = yes;
        return json;
    }
    const core::Decision decision = core::explain(standing, *right, target->number());
    count_decisions(decision.allowed, !decision.allowed);
    json["decision"] = decision.allowed;
    json["context"] = explained(workspace, decision);
    return json;
}

enum class Semantic { execute_all, deny_on_first_deny, permit_on_first_permit };

Result<Semantic> read_semantic(const boost::json::object& body) {
    const boost::json::value* options = body.if_contains("options");
    if (!options) return Semantic::execute_all;
    if (!options->is_object()) return core::invalid_field("/options", "invalid", "Send an object, or leave it out.");
    const boost::json::value* word = options->as_object().if_contains("evaluations_semantic");
    if (!word || *word == "execute_all") return Semantic::execute_all;
    if (*word == "deny_on_first_deny") return Semantic::deny_on_first_deny;
    if (*word == "permit_on_first_permit") return Semantic::permit_on_first_permit;
    return core::invalid_field("/options/evaluations_semantic", "invalid",
                               "Send execute_all, deny_on_first_deny or permit_on_first_permit.");
}

/// Of a whole batch, since one state answers all of it. An item that asks for none that there can be is no question.
Result<std::int64_t> highest_wanted_revision(const boost::json::object& body, const boost::json::array& items) {
    std::int64_t wanted = TRY(wanted_revision(body));
    for (const boost::json::value& item : items) {
        if (!item.is_object()) continue;
        if (const auto own = wanted_revision(item.as_object()); own.ok()) wanted = std::max(wanted, *own);
    }
    return wanted;
}

/// An item that can't be read is a no; one that may not be asked fails the whole request.
Result<boost::json::object> answer_item(const Context& context, const boost::json::value& item) {
    const boost::json::object no{{"decision", false}};
    if (!item.is_object()) return no;
    const auto question = read_question(item.as_object(), &context.body, Asked::decision);
    if (!question.ok() || !wanted_revision(item.as_object()).ok()) return no;
    TRY(may_ask(context, *question));
    return answer(context, *question);
}

/// The body as a single question.
Result<Reply> evaluate_document(Context& context) {
    TRY(context.require_revision(TRY(wanted_revision(context.body))));
    const Question question = TRY(read_question(context.body, nullptr, Asked::decision));
    TRY(may_ask(context, question));
    return Reply::ok(answer(context, question));
}

Reply reply_with(std::string body) {
    Reply reply;
    reply.content_type = "application/json";
    reply.body = std::move(body);
    return reply;
}

/// The usual questions, answered without a document; nothing where the general way must be gone.
std::optional<Reply> answer_plainly(const Context& context, bool may_be_batch) {
    if (!context.is_admin()) return std::nullopt;  // who may ask about whom
    thread_local PlainQuestions plain;             // for its room
    if (!read_plain_questions(context.request.body, plain) || (plain.batch && !may_be_batch)) return std::nullopt;
    const core::Asking asking{context.instance(), context.workspace(), context.now};
    constexpr std::string_view kYes = R"({"decision":true})", kNo = R"({"decision":false})";
    if (!plain.batch) {
        const bool yes = core::is_allowed(asking, plain.questions.front());
        count_decisions(yes, !yes);
        return reply_with(std::string(yes ? kYes : kNo));
    }
    std::vector<std::uint8_t> answers(plain.questions.size());
    core::decide(asking, plain.questions, answers);
    const auto yeses = static_cast<std::uint64_t>(std::count(answers.begin(), answers.end(), 1));
    count_decisions(yeses, answers.size() - yeses);
    std::string body;
    body.reserve(20 + answers.size() * (kNo.size() + 1));
    body += R"({"evaluations":[)";
    for (const std::uint8_t yes : answers) {
        body += yes ? kYes : kNo;
        body += ',';
    }
    body.back() = ']';
    body += '}';
    return reply_with(std::move(body));
}

}  // namespace

Result<Reply> evaluate_one(Context& context) {
    if (auto reply = answer_plainly(context, false)) return std::move(*reply);
    context.body = TRY(parse_body(context.request.body));
    return evaluate_document(context);
}

Result<Reply> evaluate_many(Context& context) {
    if (auto reply = answer_plainly(context, true)) return std::move(*reply);
    context.body = TRY(parse_body(context.request.body, Nul::kept));  // in an item, it spoils that item only
    const boost::json::value* items = context.body.if_contains("evaluations");
    if (items && !items->is_array()) return core::invalid_field("/evaluations", "invalid", "Send a list of questions.");
    if (!items || items->as_array().empty()) return evaluate_document(context);
    const Semantic semantic = TRY(read_semantic(context.body));
    TRY(context.require_revision(TRY(highest_wanted_revision(context.body, items->as_array()))));
    boost::json::array answers;
    for (const boost::json::value& item : items->as_array()) {
        answers.push_back(TRY(answer_item(context, item)));
        const bool yes = answers.back().at("decision").as_bool();
        if (semantic == Semantic::deny_on_first_deny && !yes) break;
        if (semantic == Semantic::permit_on_first_permit && yes) break;
    }
    return Reply::ok(boost::json::object{{"evaluations", std::move(answers)}});
}

}  // namespace guildhall::api
