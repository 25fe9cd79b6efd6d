#include "api/caller.h"
#include "api/forward/handlers.h"
#include "api/gatekeeper.h"
#include "api/location.h"
#include "api/refusal_page.h"
#include "core/launch_paths.h"
#include "core/second_factor.h"

namespace guildhall::api {

using core::Result;

namespace {

/// What is asked: may the browser at this host have this app?
struct Question {
    GuardedHost host;
    std::string_view uri;  ///< path and query as the browser sent them
    core::ResourceNumber app;
};

Result<Question> read_question(const Context& context) {
    Question question{TRY(read_guarded_host(context)), {}, {}};
    question.uri = TRY(only_header(context, "X-Forwarded-Uri"));
    const auto path = core::decode_path(question.uri.substr(0, question.uri.find('?')));
    if (!path)
        return forbidden(
            "Not every server reads this path alike, so that it isn't clear what it names. Write it plainly.");
    question.app = TRY(context.services.guarded_apps.find(*question.host.workspace, question.host.origin, *path));
    return question;
}

FoundCaller find_caller_at(const Context& context, const GuardedHost& host) {
    const auto cookie = context.request.cookie(forward_cookie_name(host.is_https()));
    if (!cookie) return {};
    return find_forward_caller(*cookie, host.origin, *context.snapshot, context.services);
}

void note_activity(const Context& context, const Question& question, const FoundCaller& caller,
                   const core::Standing& standing) {
    context.services.activity.used(*caller.session, context.now);
    if (!standing.subject.member) return;
    const core::Member& member = *standing.workspace.members[*standing.subject.member];
    if (member.status == core::MemberStatus::active)
        context.services.activity.active(question.host.workspace->id, member.id, context.now);
}

Result<Reply> decide(const Context& context, const Question& question) {
    const FoundCaller caller = find_caller_at(context, question.host);
    if (!caller.account) return sign_in_first();
    const core::Workspace& workspace = *question.host.workspace;
    const core::Standing standing{workspace, core::subject_of(context.instance(), workspace, caller.account->id),
                                  context.now};
    if (const core::Gate gate = core::gate(workspace, standing.subject); gate != core::Gate::open)
        return refused_by(gate);
    if (core::lacks_second_factor(context.instance(), workspace, *caller.account)) return set_up_second_factor_first();
    const auto may = [&](std::uint8_t action) {
        return core::is_allowed(standing, core::Right::act(core::kApp, action), question.app);
    };
    note_activity(context, question, caller, standing);
    if (!may(core::kAppView))
        return forbidden("You don't have access to this app. An admin of its workspace can give it to you.");
    const bool is_admin = core::is_allowed(standing, core::Right::administer());
    const core::Role role = is_admin ? core::Role::admin : workspace.members[*standing.subject.member]->role;
    Reply reply;
    reply.with_header("X-Guildhall-User", caller.account->id.str())
        .with_header("X-Guildhall-Email", caller.account->email)
        .with_header("X-Guildhall-Role", std::string(core::to_string(role)))
        .with_header("X-Guildhall-Access", may(core::kAppEdit) ? "edit" : "view");
    return reply;
}

}  // namespace

Result<Reply> forward_auth(Context& context) {
    const auto question = read_question(context);
    if (!question.ok()) return refusal(context, question.error());
    auto decided = decide(context, *question);
    if (decided.ok()) return decided;
    if (decided.error().code == core::ErrorCode::second_factor_setup_required)
        return refusal(context, decided.error(), {context.services.settings.base_url + "/profile", "Set it up"});
    if (decided.error().code != core::ErrorCode::unauthenticated) return refusal(context, decided.error());
    const std::string_view to = question->uri.size() <= kMaxWayBack ? question->uri : "/";
    const std::string link = question->host.origin + "/.guildhall/sign-in?to=" + as_query_value(to);
    return std::move(refusal(context, decided.error(), {link, "Sign in", true}).with_header("Location", link));
}

}  // namespace guildhall::api
