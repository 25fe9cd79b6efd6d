// The requests in the folder malformed/, one a file: what it is about, what must come of it ("200 400 closes": a reply
// of each status in this order, then the end; "stays": the connection takes a further request), and its bytes. Line
// ends of the file count for nothing; \r \n \t \0 \xHH \\ stand for bytes, {text*20} for twenty times the text,
// {finish} for the end of what the client sends. None of them may reach /smuggled.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "http/server_fixture.h"

namespace guildhall::http {
namespace {

struct Sample {
    std::string about;
    std::vector<int> statuses;
    bool closes = false;
    std::string bytes;
    bool finishes = false;
};

std::string unescaped(std::string_view text) {
    std::string bytes;
    while (!text.empty()) {
        const bool is_escape = text.size() > 1 && text[0] == '\\';
        const char c = is_escape ? text[1] : text[0];
        text.remove_prefix(is_escape ? 2 : 1);
        if (is_escape && c == 'x') {
            bytes += static_cast<char>(std::stoi(std::string(text.substr(0, 2)), nullptr, 16));
            text.remove_prefix(2);
        } else if (is_escape) {
            constexpr std::string_view kNames = "rnt0", kBytes("\r\n\t\0", 4);
            const auto known = kNames.find(c);
            bytes += known == std::string_view::npos ? c : kBytes[known];
        } else {
            bytes += c;
        }
    }
    return bytes;
}

void add_bytes(std::string_view text, Sample& sample) {
    while (!text.empty()) {
        const auto open = std::min(text.find('{'), text.size());
        sample.bytes += unescaped(text.substr(0, open));
        text.remove_prefix(open);
        if (text.empty()) return;
        const std::string_view special = text.substr(1, text.find('}') - 1);
        text.remove_prefix(special.size() + 2);
        sample.finishes = sample.finishes || special == "finish";
        const auto star = special.rfind('*');
        if (star == std::string_view::npos) continue;
        const std::string repeated = unescaped(special.substr(0, star));
        for (int left = std::stoi(std::string(special.substr(star + 1))); left > 0; --left) sample.bytes += repeated;
    }
}

const std::filesystem::path kFolder = std::filesystem::path(GUILDHALL_SOURCE_DIR) / "tests/http/malformed";

Sample read_sample(const std::string& name) {
    std::ifstream file(kFolder / (name + ".txt"));
    Sample sample;
    std::string line;
    std::getline(file, sample.about);
    std::getline(file, line);
    std::istringstream expected(line);
    for (std::string word; expected >> word;) {
        if (word == "closes" || word == "stays") {
            sample.closes = word == "closes";
        } else {
            sample.statuses.push_back(std::stoi(word));
        }
    }
    while (std::getline(file, line)) add_bytes(line, sample);
    return sample;
}

std::vector<std::string> names() {
    std::vector<std::string> found;
    for (const auto& file : std::filesystem::directory_iterator(kFolder)) found.push_back(file.path().stem().string());
    std::sort(found.begin(), found.end());
    return found;
}

class smuggling : public ServerTest {
protected:
    smuggling() {
        application.on("/smuggled", [this](const Request&) {
            ++smuggled;
            return TableApplication::text("smuggled");
        });
    }

    void expect(const Sample& sample, RawClient& client) {
        if (sample.finishes) client.finish();
        for (const int status : sample.statuses) {
            const auto reply = client.read();
            ASSERT_TRUE(reply) << "the connection ended before the reply " << status;
            EXPECT_EQ(reply->status, status);
        }
        if (sample.closes) {
            client.finish();
            EXPECT_TRUE(client.is_closed()) << "more was answered";
        } else {
            client.send(get("/hello"));
            const auto reply = client.read();
            ASSERT_TRUE(reply);
            EXPECT_EQ(reply->body, "hello");
        }
        EXPECT_EQ(smuggled, 0);
    }

    std::atomic<int> smuggled = 0;
};

class malformed : public smuggling, public testing::WithParamInterface<std::string> {};

TEST_P(malformed, is_answered_as_its_file_says_at_once_and_byte_by_byte) {
    const Sample sample = read_sample(GetParam());
    SCOPED_TRACE(sample.about);
    start();
    RawClient at_once = connect();
    at_once.send(sample.bytes);
    expect(sample, at_once);
    if (sample.bytes.size() > 2'000) return;
    SCOPED_TRACE("byte by byte");
    RawClient slow = connect();
    for (const char& c : sample.bytes) {
        if (!slow.send({&c, 1})) break;  // it was refused before its end
    }
    expect(sample, slow);
}

std::string name_of(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(requests, malformed, testing::ValuesIn(names()), name_of);

// The control: a request that comes behind a well-formed one is answered, so what is smuggled would be seen.
TEST_F(smuggling, a_second_request_behind_a_good_one_is_seen) {
    start();
    RawClient client = connect();
    client.send(post("/echo", "hello") + get("/smuggled"));
    EXPECT_EQ(client.read()->body, "hello");
    EXPECT_EQ(client.read()->body, "smuggled");
    EXPECT_EQ(smuggled, 1);
}

}  // namespace
}  // namespace guildhall::http
