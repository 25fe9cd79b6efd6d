#include "service/store.h"

#include "storage/instance_store.h"
#include "storage/migrations.h"

namespace guildhall::service {
namespace {

/// Versions of published snapshots, different for every store of the process, so that a thread's cached one is never
/// mistaken.
std::uint64_t next_version() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

/// The snapshot that this thread read last. It is given back at the thread's next read of a newer one.
struct Cached {
    std::uint64_t version = 0;
    std::shared_ptr<const Snapshot> snapshot;
};
thread_local Cached cached;

/// The same snapshot with a count of references of its own: threads that read it would hand one counter to and fro.
std::shared_ptr<const Snapshot> counted_apart(std::shared_ptr<const Snapshot> snapshot) {
    const auto own = std::make_shared<const std::shared_ptr<const Snapshot>>(std::move(snapshot));
    return {own, own->get()};
}

}  // namespace

Store::Store(Parts parts) : parts_(std::move(parts)), version_(next_version()) {
    auto connection = parts_.open_writer();
    storage::migrate(*connection, parts_.clock.now());
    auto loaded = std::make_shared<Snapshot>();
    {
        // Keeps other processes from writing while several connections read.
        const storage::Transaction lock(*connection, storage::TransactionMode::write);
        loaded->instance = storage::load_instance(parts_.open_reader);
    }
    loaded->credentials = load_credentials(*connection, parts_.clock.now());
    head_ = published_ = std::move(loaded);
    readers_ = std::make_unique<storage::Readers>(parts_.open_reader);
    storage::WriterHooks hooks;
    hooks.published = [this] { publish(); };
    hooks.discarded = [this] { discard(); };
    writer_ = std::make_unique<storage::Writer>(std::move(connection), std::move(hooks));
}

Store::~Store() { stop(); }

void Store::stop() { writer_->stop(); }

std::shared_ptr<const Snapshot> Store::snapshot() const {
    const std::uint64_t version = version_.load(std::memory_order_acquire);
    if (cached.version != version) {
        const std::lock_guard lock(mutex_);
        cached.snapshot = counted_apart(published_);
        cached.version = version_.load(std::memory_order_relaxed);
    }
    return cached.snapshot;
}

Tx Store::begin(storage::Connection& connection) {
    return {connection, head_->instance, head_->credentials, core::next_edition(), parts_.clock.now(), parts_.ids};
}

void Store::keep(Tx&& tx) {
    auto next = std::make_shared<Snapshot>();
    next->instance = std::move(tx.instance);
    next->credentials = std::move(tx.credentials);
    head_ = std::move(next);
}

void Store::publish() {
    const std::lock_guard lock(mutex_);
    published_ = head_;
    version_.store(next_version(), std::memory_order_release);
    if (on_published_) on_published_();
}

void Store::set_published(std::function<void()> published) {
    const std::lock_guard lock(mutex_);
    on_published_ = std::move(published);
}

void Store::discard() {
    const std::lock_guard lock(mutex_);
    head_ = published_;
}

void Tx::save(const core::Plan& plan) {
    storage::save(connection, *plan.before, *plan.after, plan.touched);
    instance = plan.after;
}

}  // namespace guildhall::service
