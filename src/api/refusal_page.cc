#include "api/refusal_page.h"

#include "api/problem.h"

namespace guildhall::api {
namespace {

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            default: html += c;
        }
    }
    return html;
}

std::string page(const core::Error& error, const WayOut& out) {
    const std::string title = escaped(title_of(error.code)), link = escaped(out.link);
    std::string html = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n";
    if (out.at_once) html += "<meta http-equiv=\"refresh\" content=\"0; url=" + link + "\">\n";
    html += "<h1>" + title + "</h1>\n<p>" + escaped(error.detail) + "</p>\n";
    if (!link.empty()) html += "<p><a href=\"" + link + "\">" + escaped(out.text) + "</a></p>\n";
    return html + "</html>\n";
}

Reply problem_reply(const Context& context, const core::Error& error) {
    http::Response response = problem(error, context.call.request_id);
    Reply reply;
    reply.status = response.status;
    reply.content_type = std::move(response.content_type);
    reply.headers = std::move(response.headers);
    reply.body = std::move(response.body);
    return reply;
}

}  // namespace

Reply refusal(const Context& context, const core::Error& error, const WayOut& out) {
    if (is_navigation(context.request)) return refusal_page(context, error, out);
    return problem_reply(context, error);
}

Reply refusal_page(const Context& context, const core::Error& error, const WayOut& out) {
    Reply reply = problem_reply(context, error);
    reply.content_type = "text/html; charset=utf-8";
    reply.body = page(error, out);
    return reply;
}

bool is_navigation(const http::RequestHead& head) {
    if (const auto mode = head.header("sec-fetch-mode")) return *mode == "navigate";
    return head.header("accept").value_or("").starts_with("text/html");
}

}  // namespace guildhall::api
