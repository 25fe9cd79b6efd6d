#include <boost/json/object.hpp>

#include "api/codecs/plan_json.h"
#include "api/members/handlers.h"
#include "api/multipart.h"
#include "core/base64url.h"
#include "core/import.h"
#include "core/sha256.h"
#include "core/text.h"

namespace guildhall::api {

using core::Done;
using core::Result;

namespace {

std::optional<bool> parse_mode(std::string_view word) {
    if (word == "valid_rows") return true;
    if (word == "all_or_nothing") return false;
    return std::nullopt;
}

/// The file, sent as it is or as the field `file` of a form.
Result<std::string_view> uploaded_file(const Context& context) {
    const std::string_view type = context.request.header("content-type").value_or("");
    if (!core::ascii_lower(type).starts_with("multipart/")) return context.request.body;
    const auto parts = TRY(parse_multipart(type, context.request.body));
    if (parts.size() != 1 || parts.front().name != "file")
        return core::invalid_field("file", "missing", "Send the CSV file as the one field `file`.");
    return parts.front().content;
}

/// The digest of a plan covers the file, not the form around it, which no client sends twice alike.
void canonicalize(service::Call& call, std::string_view file) {
    call.canonical.resize(call.canonical.rfind('\n') + 1);
    call.canonical += core::base64url(core::sha256(file));
}

boost::json::object report_of(const core::Plan& plan, const core::ImportReport& report, bool applied) {
    boost::json::object json = report_json(report, applied);
    json["plan"] = plan_json(plan);
    return json;
}

/// Of rows that are right one by one, and too many together.
boost::json::object refused_report_of(const core::Error& error) {
    boost::json::object json = report_json(*error.report, false);
    json["plan"] = nullptr;
    json["refused"] = boost::json::object{{"code", core::to_string(error.code)}, {"detail", error.detail}};
    return json;
}

Reply import_reply(const core::Plan& plan, core::ImportReport report) {
    Reply reply = Reply::ok(report_of(plan, report, true));
    for (core::ImportRowReport& row : report.items) row.invitation_url.reset();
    reply.replayed_as(report_of(plan, report, true));
    return reply;
}

}  // namespace

Result<Reply> import_members(Context& context) {
    const auto valid_rows = TRY(context.query.word<bool>("mode", parse_mode, "all_or_nothing or valid_rows"));
    const std::string_view text = TRY(uploaded_file(context));
    core::ImportFile file = TRY(core::read_import(text, context.services.settings.imports));
    canonicalize(context.call, text);
    core::ImportMembers change{std::move(file.rows), std::move(file.unknown_columns), valid_rows.value_or(false)};
    const core::WorkspaceId workspace = context.workspace().id;
    if (context.call.dry_run) {
        const auto plan = context.services.changes.preview(context.call, workspace, std::move(change));
        if (!plan.ok() && !plan.error().report) return plan.error();
        Reply reply =
            Reply::ok(plan.ok() ? report_of(**plan, *(*plan)->report, false) : refused_report_of(plan.error()));
        reply.preview = true;
        return reply;
    }
    core::ImportReport report;
    service::Beside beside;
    beside.after = [&](service::Tx& tx, const core::Plan& plan) -> Result<Done> {
        report = *plan.report;
        if (context.services.settings.mail_configured) return Done{};
        for (core::ImportRowReport& row : report.items) {
            if (row.verdict != core::ImportRowReport::Verdict::invite) continue;
            const auto member = core::MemberId::parse(row.member_id.value_or(""));
            if (member)
                row.invitation_url = context.services.invitations.show_link(tx, context.call, workspace, *member);
        }
        return Done{};
    };
    return make_change(
        context, std::move(change),
        [&](Context&, const core::Plan& plan) -> Result<Reply> { return import_reply(plan, std::move(report)); },
        std::move(beside));
}

Result<Reply> import_template(Context&) {
    Reply reply;
    reply.content_type = "text/csv; charset=utf-8";
    reply.body =
        "name,email,role,groups\r\n"
        "Ada Example,ada@example.com,End-user,\r\n"
        "Ben Example,ben@example.com,Builder,\r\n";
    reply.with_header("Content-Disposition", "attachment; filename=\"people.csv\"");
    return reply;
}

}  // namespace guildhall::api
