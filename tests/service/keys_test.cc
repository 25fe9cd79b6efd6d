#include "service/keys.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "core/id.h"
#include "support/temporary_folder.h"

using namespace guildhall;
using namespace guildhall::service;

namespace {

const auto kWorkspace = core::WorkspaceId::parse("019b76da-a87b-7000-8000-000000000001").value();

std::string refusal(const std::filesystem::path& file) {
    try {
        Keys::load_or_create(file);
        return "";
    } catch (const KeyFileError& error) {
        return error.what();
    }
}

}  // namespace

TEST(keys, the_file_is_made_once_and_read_again) {
    const test::TemporaryFolder folder;
    const auto made = Keys::load_or_create(folder / "key");
    struct stat status {};
    ASSERT_EQ(stat((folder / "key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
    const auto read = Keys::load_or_create(folder / "key");
    EXPECT_EQ(made.public_key(), read.public_key());
    EXPECT_TRUE(made.workspace_key(kWorkspace) == Keys::load(folder / "key").workspace_key(kWorkspace));
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files += entry.exists();
    EXPECT_EQ(files, 1u) << "no draft is left";
}

TEST(keys, a_file_that_others_can_read_is_refused) {
    const test::TemporaryFolder folder;
    Keys::load_or_create(folder / "key");
    for (const mode_t mode : {0640u, 0604u, 0620u, 0666u}) {
        chmod((folder / "key").c_str(), mode);
        EXPECT_NE(refusal(folder / "key").find("chmod 600"), std::string::npos);
    }
    chmod((folder / "key").c_str(), 0400);
    EXPECT_EQ(refusal(folder / "key"), "") << "the guard looks at others only";
}

TEST(keys, a_rotation_has_both_keys_on_the_disk_until_it_ends) {
    const test::TemporaryFolder folder;
    Keys keys = Keys::load_or_create(folder / "key");
    const auto first = keys.public_key();
    keys.begin_rotation();
    EXPECT_NE(keys.public_key(), first);
    EXPECT_EQ(keys.public_keys().back(), first);
    EXPECT_EQ(Keys::load(folder / "key").public_keys(), keys.public_keys());
    EXPECT_TRUE(Keys::load(folder / "key").is_rotating());
    const auto second = keys.public_key();
    keys.begin_rotation();
    EXPECT_EQ(keys.public_key(), second) << "one at a time";
    keys.end_rotation();
    EXPECT_EQ(Keys::load(folder / "key").public_keys(), PublicKeys{second});
    EXPECT_EQ(keys.public_keys(), PublicKeys{second});
    EXPECT_EQ(refusal(folder / "key"), "") << "its mode is still 0600";
    EXPECT_THROW(Keys(Key()).begin_rotation(), KeyFileError);
}

TEST(keys, what_is_no_key_file_is_refused_and_not_replaced) {
    const test::TemporaryFolder folder;
    for (const char* text : {"", "hello", "guildhall-key-1:", "guildhall-key-1:AAAA",
                             "guildhall-key-2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        std::ofstream(folder / "key") << text;
        chmod((folder / "key").c_str(), 0600);
        EXPECT_NE(refusal(folder / "key").find("isn't a key file"), std::string::npos) << text;
    }
    EXPECT_NE(refusal(folder.path()).find("no regular file"), std::string::npos);
    EXPECT_NE(refusal(folder / "missing/key").find("can't be made"), std::string::npos);
    EXPECT_THROW(Keys::load(folder / "other"), KeyFileError);
}

TEST(keys, two_starts_at_once_end_with_the_same_key) {
    const test::TemporaryFolder folder;
    for (int round = 0; round < 20; ++round) {
        const auto file = folder / std::to_string(round);
        // The drafts of two threads of one process would share a name, so one of the two is a child process.
        const auto child = fork();
        if (child == 0) {
            Keys::load_or_create(file);
            _exit(0);
        }
        const auto mine = Keys::load_or_create(file).public_key();
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
        EXPECT_EQ(mine, Keys::load(file).public_key());
    }
}

TEST(keys, each_use_and_each_workspace_has_its_own) {
    const Keys keys{Key()};
    auto other = kWorkspace.uuid();
    other.bytes[15] ^= 1;
    EXPECT_FALSE(keys.workspace_key(kWorkspace) == keys.workspace_key(core::WorkspaceId(other)));
    EXPECT_FALSE(keys.workspace_key(kWorkspace) == keys.workspace_key(core::WorkspaceId()));
    EXPECT_EQ(keys.bucket("a@b.co"), keys.bucket("a@b.co"));
    EXPECT_NE(keys.bucket("a@b.co"), keys.bucket("a@b.cp"));
    Key root;
    root.data()[0] = 1;
    EXPECT_NE(Keys(root).bucket("a@b.co"), keys.bucket("a@b.co"));
}

TEST(keys, M61_signatures_hold_for_their_message_and_key_only) {
    const Keys keys{Key()};
    const auto signature = keys.sign("checkpoint 12");
    EXPECT_TRUE(is_signed(keys.public_key(), "checkpoint 12", signature));
    EXPECT_FALSE(is_signed(keys.public_key(), "checkpoint 13", signature));
    Key root;
    root.data()[0] = 1;
    EXPECT_FALSE(is_signed(Keys(root).public_key(), "checkpoint 12", signature));
    EXPECT_TRUE(keys.public_key_text().starts_with("ed25519:"));
    EXPECT_EQ(keys.public_key_text().size(), 8u + 43u);
}
