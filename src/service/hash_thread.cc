#include "service/hash_thread.h"

#include <argon2.h>
#include <sched.h>
#include <sys/resource.h>

#include <new>
#include <stdexcept>
#include <string>
#include <thread>
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

struct HashThread::Shared {
    explicit Shared(std::size_t size) : memory_size(size), memory(new unsigned char[size]) {}

    const std::size_t memory_size;                  ///< bytes
    const std::unique_ptr<unsigned char[]> memory;  ///< untouched: the first hash has the kernel provide it
    std::shared_ptr<HashJob> job;                   ///< the thread's while it is not free
    std::atomic<bool> free = true;
    std::counting_semaphore<> called{0};  ///< there is a job, or it ends
};

HashThread::HashThread(unsigned memory_kib) : shared_(std::make_shared<Shared>(std::size_t{memory_kib} * 1024)) {
    std::thread([shared = shared_] { run(*shared); }).detach();
}

HashThread::~HashThread() { shared_->called.release(); }

bool HashThread::take(std::shared_ptr<HashJob> job) {
    bool is_free = true;
    if (!shared_->free.compare_exchange_strong(is_free, false)) return false;
    shared_->job = std::move(job);
    shared_->called.release();
    return true;
}

void HashThread::run(Shared& shared) {
    yield_to_all();
    own_memory = {shared.memory.get(), shared.memory_size};
    for (;;) {
        shared.called.acquire();
        const std::shared_ptr<HashJob> job = std::exchange(shared.job, nullptr);
        if (!job) return;
        try {
            if (!job->given_up) job->hash = work_out(job->input, lend_memory, take_memory_back);
        } catch (...) {
            // Who waits tries it itself, and learns why it fails.
        }
        shared.free = true;
        job->done.release();
    }
}

}  // namespace guildhall::service
