#include "support/smtp_sink.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace guildhall::test {

SmtpSink::SmtpSink(const std::vector<std::string>& options) {
    std::vector<std::string> words = {"python3", GUILDHALL_SOURCE_DIR "/tests/support/smtp_sink.py",
                                      folder_.path().string()};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC)) throw std::runtime_error("no pipe for the SMTP sink");
    child_ = fork();
    if (child_ == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    stdin_ = in[1];
    std::string line;
    for (char c; read(out[0], &c, 1) == 1 && c != '\n';) line += c;
    close(out[0]);
    if (!line.starts_with("port ")) throw std::runtime_error("the SMTP sink doesn't start: is python3 installed?");
    port_ = std::stoi(line.substr(5));
}

SmtpSink::~SmtpSink() {
    close(stdin_);
    waitpid(child_, nullptr, 0);
}

std::vector<boost::json::object> SmtpSink::mails() const {
    std::vector<boost::json::object> mails;
    while (true) {
        std::ifstream file(folder_ / (std::to_string(mails.size() + 1) + ".json"));
        if (!file) return mails;
        std::stringstream text;
        text << file.rdbuf();
        mails.push_back(boost::json::parse(text.str()).as_object());
    }
}

}  // namespace guildhall::test
