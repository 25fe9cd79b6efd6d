#include "service/hash_thread.h"

#include <argon2.h>
#include <sched.h>

#include <chrono>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace guildhall::service {
namespace {

/// How long the memory is kept for a next hash. Given back after each, it would keep the kernel from giving other
/// threads theirs while it is taken and cleared anew.
constexpr auto kKept = std::chrono::seconds(1);

/// Of a HashThread; argon2 wipes it.
thread_local std::vector<unsigned char> memory;

int take_kept_memory(unsigned char** to, std::size_t size) {
    if (memory.size() < size) memory = std::vector<unsigned char>(size);
    *to = memory.data();
    return ARGON2_OK;
}

void leave_kept_memory(unsigned char*, std::size_t) {}

PasswordHash work_out(const HashInput& input, allocate_fptr allocate, deallocate_fptr give_back) {
    PasswordHash hash{};
    const std::string_view password = input.password.reveal();
    argon2_context argon2{};
    argon2.out = hash.data();
    argon2.outlen = hash.size();
    // It has no type for what it only reads.
    argon2.pwd = reinterpret_cast<unsigned char*>(const_cast<char*>(password.data()));
    argon2.pwdlen = static_cast<std::uint32_t>(password.size());
    argon2.salt = const_cast<unsigned char*>(input.salt.data());
    argon2.saltlen = input.salt.size();
    argon2.t_cost = input.passes;
    argon2.m_cost = input.memory_kib;
    argon2.lanes = argon2.threads = 1;
    argon2.version = ARGON2_VERSION_13;
    argon2.allocate_cbk = allocate;
    argon2.free_cbk = give_back;
    const int code = argon2id_ctx(&argon2);
    if (code == ARGON2_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (code != ARGON2_OK) throw std::invalid_argument(argon2_error_message(code));
    return hash;
}

}  // namespace

PasswordHash work_out(const HashInput& input) { return work_out(input, nullptr, nullptr); }

HashThread::HashThread() : thread_([this] { run(); }) {}

HashThread::~HashThread() {
    ends_ = true;
    called_.release();
    thread_.join();
}

bool HashThread::take(std::shared_ptr<HashJob> job) {
    bool is_free = true;
    if (!free_.compare_exchange_strong(is_free, false)) return false;
    job_ = std::move(job);
    called_.release();
    return true;
}

void HashThread::run() {
    // Where it isn't allowed, the kernel shares evenly.
    const sched_param none{};
    (void)::sched_setscheduler(0, SCHED_IDLE, &none);
    for (;;) {
        if (!called_.try_acquire_for(kKept)) {
            memory = {};
            called_.acquire();
        }
        if (ends_ && !job_) return;
        const std::shared_ptr<HashJob> job = std::exchange(job_, nullptr);
        try {
            job->hash = work_out(job->input, take_kept_memory, leave_kept_memory);
        } catch (...) {
            // Who waits tries it itself, and learns why it fails.
        }
        free_ = true;
        job->done.release();
        if (ends_) return;
    }
}

}  // namespace guildhall::service
