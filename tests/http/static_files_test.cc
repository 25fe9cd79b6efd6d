// Embedded files: which bytes and which headers.
#include "http/static_files.h"

#include <gtest/gtest.h>

namespace guildhall::http {
namespace {

StaticFiles sample_files() {
    return StaticFiles({
        {.path = "/index.html",
         .content_type = "text/html; charset=utf-8",
         .content = "<html>",
         .br = "B",
         .gzip = "Z"},
        {.path = "/assets/a-1.js",
         .content_type = "text/javascript",
         .content = "let a",
         .caching = Caching::immutable,
         .etag = "abc"},
        {.path = "/only gzip", .content_type = "text/plain", .content = "plain", .gzip = "Z"},
    });
}

std::string header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return "(none)";
}

RequestHead get(std::string_view path, std::vector<Header> headers = {}) {
    RequestHead head;
    head.path = path;
    head.headers = std::move(headers);
    return head;
}

std::string encoding_for(std::string_view accepted) {
    return header_of(*sample_files().serve(get("/index.html", {{"Accept-Encoding", accepted}})), "Content-Encoding");
}

TEST(static_files, a_hashed_name_is_kept_for_a_year_and_the_index_is_asked_for_again) {
    const StaticFiles files = sample_files();
    const auto script = files.serve(get("/assets/a-1.js"));
    ASSERT_TRUE(script);
    EXPECT_EQ(script->status, 200);
    EXPECT_EQ(script->borrowed_body, "let a");
    EXPECT_EQ(script->content_type, "text/javascript");
    EXPECT_EQ(header_of(*script, "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(header_of(*script, "ETag"), "\"abc\"");
    EXPECT_EQ(header_of(*script, "Vary"), "(none)");
    EXPECT_EQ(header_of(*files.serve(get("/index.html")), "Cache-Control"), "no-cache");
}

TEST(static_files, the_best_encoding_that_the_client_takes_is_sent) {
    EXPECT_EQ(encoding_for("gzip, deflate, br"), "br");
    EXPECT_EQ(encoding_for("gzip"), "gzip");
    EXPECT_EQ(encoding_for("br;q=0.5, gzip"), "gzip");
    EXPECT_EQ(encoding_for("br;q=0, gzip;q=0"), "(none)");
    EXPECT_EQ(encoding_for("identity, br;q=0.2"), "(none)");
    EXPECT_EQ(encoding_for("*"), "br");
    EXPECT_EQ(encoding_for("BR ; Q=1.000"), "br");
    EXPECT_EQ(encoding_for("br;q=bad"), "(none)");
    EXPECT_EQ(encoding_for("identity;q=0, gzip;q=0.001"), "gzip");
    EXPECT_EQ(encoding_for(""), "(none)");
    const auto gzip = sample_files().serve(get("/only%20gzip", {{"accept-encoding", "br, gzip"}}));
    EXPECT_EQ(gzip->borrowed_body, "Z");
    EXPECT_EQ(header_of(*gzip, "Vary"), "Accept-Encoding");
}

TEST(static_files, each_encoding_has_its_own_etag) {
    const StaticFiles files = sample_files();
    const std::string plain = header_of(*files.serve(get("/index.html")), "ETag");
    const std::string br = header_of(*files.serve(get("/index.html", {{"Accept-Encoding", "br"}})), "ETag");
    EXPECT_NE(plain, br);
    EXPECT_EQ(files.serve(get("/index.html", {{"If-None-Match", br}}))->status, 200);
}

TEST(static_files, what_the_client_has_already_is_not_sent_again) {
    const StaticFiles files = sample_files();
    for (const char* known : {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"}) {
        const auto response = files.serve(get("/assets/a-1.js", {{"If-None-Match", known}}));
        EXPECT_EQ(response->status, 304) << known;
        EXPECT_EQ(response->borrowed_body, "");
        EXPECT_EQ(header_of(*response, "ETag"), "\"abc\"");
    }
    EXPECT_EQ(files.serve(get("/assets/a-1.js", {{"If-None-Match", "\"ab\", abc"}}))->status, 200);
}

TEST(static_files, an_etag_is_made_of_the_content_where_none_is_given) {
    const StaticFiles one({{.path = "/a", .content_type = "", .content = "x"}});
    const StaticFiles two({{.path = "/a", .content_type = "", .content = "y"}});
    EXPECT_NE(one.find("/a")->etag, two.find("/a")->etag);
}

TEST(static_files, only_exact_paths_are_files) {
    const StaticFiles files = sample_files();
    for (const char* path :
         {"/", "/index", "/INDEX.HTML", "/assets/../index.html", "/assets/", "/%zz", "//index.html"}) {
        EXPECT_FALSE(files.serve(get(path))) << path;
    }
    RequestHead post = get("/index.html");
    post.method = Method::post;
    EXPECT_FALSE(files.serve(post));
}

}  // namespace
}  // namespace guildhall::http
