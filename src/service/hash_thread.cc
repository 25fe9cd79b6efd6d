#include "service/hash_thread.h"

#include <argon2.h>
#include <sched.h>
#include <sys/resource.h>

#include <new>
#include <stdexcept>
#include <string>
#include <utility>

namespace guildhall::service {
namespace {

/// Of the HashThread that this is. argon2 has no other way to say whose it is, and wipes it.
thread_local struct {
    unsigned char* begin = nullptr;
    std::size_t size = 0;
} own_memory;

int lend_memory(unsigned char** to, std::size_t size) noexcept {
    *to = size <= own_memory.size ? own_memory.begin : nullptr;  // argon2 looks at this, not at the code
    return *to ? ARGON2_OK : ARGON2_MEMORY_ALLOCATION_ERROR;
}

void take_memory_back(unsigned char*, std::size_t) noexcept {}

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

/// This thread runs when nobody else wants the processor; where that isn't allowed, at the lowest priority.
void yield_to_all() {
    const sched_param none{};
    if (::sched_setscheduler(0, SCHED_IDLE, &none) != 0) (void)::setpriority(PRIO_PROCESS, 0, 19);
}

}  // namespace

PasswordHash work_out(const HashInput& input) { return work_out(input, nullptr, nullptr); }

HashThread::HashThread(unsigned memory_kib)
    : memory_size_(std::size_t{memory_kib} * 1024),
      memory_(new unsigned char[memory_size_]),  // untouched: the first hash has the kernel provide it
      thread_([this] { run(); }) {}

HashThread::~HashThread() {
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
    yield_to_all();
    own_memory = {memory_.get(), memory_size_};
    for (;;) {
        called_.acquire();
        const std::shared_ptr<HashJob> job = std::exchange(job_, nullptr);
        if (!job) return;
        try {
            if (!job->given_up) job->hash = work_out(job->input, lend_memory, take_memory_back);
        } catch (...) {
            // Who waits tries it itself, and learns why it fails.
        }
        free_ = true;
        job->done.release();
    }
}

}  // namespace guildhall::service
