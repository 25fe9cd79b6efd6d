// Asks a Guildhall server: may this user do this, why, who may, on what. Header only, C++20; uses libcurl (7.66 or
// later) and Boost.JSON. README.md shows how it is used.
//
//   guildhall::Client guildhall({.url = "https://guildhall.example.org", .token = token});
//   if (guildhall.evaluate({"ana@example.org", "edit", {"app", "payroll"}})) …
//
// A client may be used by any number of threads at once; it keeps as many connections alive as are used at once. Every
// call either gives what the server answered or throws a guildhall::Error: no failure is ever a yes.
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guildhall_caller.hpp"

namespace guildhall {

/// What is asked about. `type` is app, data_source, folder, constant, workspace or a registered type; `id` an id, or an
/// app's slug, a name, or the external id of an object.
struct Resource {
    std::string type, id;
};

/// May the subject do this? `subject` is a user's id or e-mail address.
struct Question {
    std::string subject, action;
    Resource resource;
};

/// How a batch goes on: to its end, or up to and with the first no, or the first yes.
enum class Semantic { execute_all, deny_on_first_deny, permit_on_first_permit };

struct NamedId {
    std::string id, name;
};

/// One way by which a yes comes. `via` is role, group, grant, owner or instance_admin.
struct Path {
    std::string via;
    std::optional<NamedId> group, grant;
};

/// A decision with its reason.
struct Explanation {
    bool decision = false;
    std::vector<Path> paths;               ///< of a yes: all of them
    std::string reason;                    ///< of a no: no_grant, unknown_subject, member_archived, …
    std::optional<NamedId> nearest_group;  ///< of a no: a group that would give it
};

/// What goes with any call.
struct Ask {
    /// Never answer from a state older than this revision (the Guildhall-Revision of a change's reply).
    std::optional<std::int64_t> min_revision = {};
};

namespace detail {

inline json::object entity(std::string_view type, std::string_view id) { return {{"type", type}, {"id", id}}; }

inline json::object parts_of(const Question& question) {
    return {{"subject", entity("user", question.subject)},
            {"action", {{"name", question.action}}},
            {"resource", entity(question.resource.type, question.resource.id)}};
}

inline void add_context(json::object& to, const Ask& ask, bool explain = false) {
    json::object context;
    if (explain) context["explain"] = true;
    if (ask.min_revision) context["min_revision"] = *ask.min_revision;
    if (!context.empty()) to["context"] = std::move(context);
}

inline bool decision_of(const json::object& answer) {
    const json::value* decision = answer.if_contains("decision");
    if (!decision || !decision->is_bool()) throw not_understood(200);
    return decision->as_bool();
}

inline std::optional<NamedId> named_id(const json::object& of, std::string_view name) {
    const json::object* found = object_at(of, name);
    if (!found) return std::nullopt;
    return NamedId{text_at(*found, "id"), text_at(*found, "name")};
}

inline const json::array& array_at(const json::object& of, std::string_view name) {
    const json::value* found = of.if_contains(name);
    if (!found || !found->is_array()) throw not_understood(200);
    return found->as_array();
}

inline std::string next_token_of(const json::object& answer) {
    const json::object* page = object_at(answer, "page");
    const json::value* token = page ? page->if_contains("next_token") : nullptr;
    if (!token || !token->is_string()) throw not_understood(200);
    return std::string(token->as_string());
}

inline Explanation explanation_of(const json::object& answer) {
    Explanation made;
    made.decision = decision_of(answer);
    const json::object* context = object_at(answer, "context");
    if (!context) throw not_understood(200);
    made.reason = text_at(*context, "reason");
    made.nearest_group = named_id(*context, "nearest_group");
    if (!made.decision) return made;
    for (const json::value& each : array_at(*context, "paths")) {
        const json::object* path = each.if_object();
        if (!path) throw not_understood(200);
        made.paths.push_back({text_at(*path, "via"), named_id(*path, "group"), named_id(*path, "grant")});
    }
    return made;
}

inline std::string_view name_of(Semantic semantic) {
    switch (semantic) {
        case Semantic::execute_all: return "execute_all";
        case Semantic::deny_on_first_deny: return "deny_on_first_deny";
        case Semantic::permit_on_first_permit: return "permit_on_first_permit";
    }
    return "execute_all";
}

}  // namespace detail

/// A search, page by page; all pages show one state of the server. Not for several threads. REQUIRES: the client lives
class Search {
public:
    /// The next page: ids (of an action search: names) in a fixed order; nothing behind the last page.
    std::optional<std::vector<std::string>> next() {
        if (ended_) return std::nullopt;
        const auto answer = caller_->ask(path_, question_);
        std::vector<std::string> found;
        for (const auto& each : detail::array_at(answer, "results")) {
            if (!each.is_object()) throw detail::not_understood(200);
            found.push_back(detail::text_at(each.as_object(), field_));
        }
        std::string token = detail::next_token_of(answer);
        ended_ = token.empty();
        question_["page"].emplace_object();
        question_["page"].as_object()["limit"] = limit_;
        question_["page"].as_object()["token"] = std::move(token);
        return found;
    }

    /// What is left, of all pages.
    std::vector<std::string> all() {
        std::vector<std::string> found;
        while (auto page = next()) found.insert(found.end(), page->begin(), page->end());
        return found;
    }

private:
    friend class Client;
    Search(detail::Caller& caller, std::string path, boost::json::object question, int limit)
        : caller_(&caller), path_(std::move(path)), question_(std::move(question)), limit_(limit) {
        question_["page"] = boost::json::object{{"limit", limit_}};
    }

    detail::Caller* caller_;
    std::string path_;
    boost::json::object question_;
    int limit_;
    std::string_view field_ = "id";
    bool ended_ = false;
};

class Client {
public:
    /// Doesn't connect yet. Throws std::invalid_argument for a url that is none.
    explicit Client(Options options) : caller_(std::move(options)) {}

    // All below throw Problem, Unreachable, TimedOut. Whatever is unknown to the server is a no, or an empty search.

    bool evaluate(const Question& question, const Ask& ask = {}) {
        auto asked = detail::parts_of(question);
        detail::add_context(asked, ask);
        return detail::decision_of(caller_.ask("evaluation", asked));
    }

    /// The answers in the order of the questions, all from one state of the server. With execute_all as many as
    /// questions; else the last one is the one that decided, where there is such. One request: its body must keep below
    /// the server's 1 MB, some thousand questions.
    std::vector<bool> evaluate_many(const std::vector<Question>& questions, Semantic semantic = Semantic::execute_all,
                                    const Ask& ask = {}) {
        std::vector<bool> answers;
        if (questions.empty()) return answers;
        boost::json::array items;
        for (const Question& each : questions) items.emplace_back(detail::parts_of(each));
        boost::json::object asked{{"evaluations", std::move(items)}};
        if (semantic != Semantic::execute_all)
            asked["options"] = boost::json::object{{"evaluations_semantic", detail::name_of(semantic)}};
        detail::add_context(asked, ask);
        const auto answer = caller_.ask("evaluations", asked);
        for (const auto& each : detail::array_at(answer, "evaluations")) {
            if (!each.is_object()) throw detail::not_understood(200);
            answers.push_back(detail::decision_of(each.as_object()));
        }
        const bool decided = !answers.empty() && semantic != Semantic::execute_all &&
                             answers.back() == (semantic == Semantic::permit_on_first_permit);
        const bool fits = answers.size() == questions.size() || (decided && answers.size() < questions.size());
        if (!fits) throw detail::not_understood(200);
        return answers;
    }

    /// The decision with all its paths, or why not.
    Explanation explain(const Question& question, const Ask& ask = {}) {
        auto asked = detail::parts_of(question);
        detail::add_context(asked, ask, true);
        return detail::explanation_of(caller_.ask("evaluation", asked));
    }

    /// The ids of all users who may do this. `limit`: results of a page, 1 to 10,000.
    Search search_subjects(std::string_view action, const Resource& resource, const Ask& ask = {}, int limit = 1'000) {
        boost::json::object asked{{"subject", {{"type", "user"}}},
                                  {"action", {{"name", action}}},
                                  {"resource", detail::entity(resource.type, resource.id)}};
        detail::add_context(asked, ask);
        return {caller_, "search/subject", std::move(asked), limit};
    }

    /// On which resources of a type somebody may do this. `question.resource.id` isn't looked at.
    Search search_resources(const Question& question, const Ask& ask = {}, int limit = 1'000) {
        auto asked = detail::parts_of(question);
        asked["resource"] = boost::json::object{{"type", question.resource.type}};
        detail::add_context(asked, ask);
        return {caller_, "search/resource", std::move(asked), limit};
    }

    /// The names of what somebody may do on a resource.
    std::vector<std::string> search_actions(std::string_view subject, const Resource& resource, const Ask& ask = {}) {
        boost::json::object asked{{"subject", detail::entity("user", subject)},
                                  {"resource", detail::entity(resource.type, resource.id)}};
        detail::add_context(asked, ask);
        Search search{caller_, "search/action", std::move(asked), 1'000};
        search.field_ = "name";
        return search.all();
    }

private:
    detail::Caller caller_;
};

}  // namespace guildhall
