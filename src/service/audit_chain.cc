#include "service/audit_chain.h"

namespace guildhall::service {
namespace {

class Fields {
public:
    void add(std::string_view value) {
        text_ += std::to_string(value.size());
        text_ += ':';
        text_ += value;
        text_ += ',';
    }
    void add(std::int64_t number) { add(std::to_string(number)); }
    void add_absent() { text_ += "-,"; }
    const std::string& text() const { return text_; }

private:
    std::string text_ = "guildhall-audit-1\n";
};

}  // namespace

core::Sha256 event_hash(const storage::AuditRow& row) {
    Fields fields;
    fields.add(row.trail.str());
    fields.add(row.seq);
    fields.add(row.id.str());
    fields.add(row.at.ms);
    fields.add(core::to_string(row.change_id));
    row.actor ? fields.add(row.actor->str()) : fields.add_absent();
    for (const std::string* text : {&row.actor_email, &row.via, &row.address, &row.request_id, &row.action,
                                    &row.target_type, &row.target_id, &row.target_name, &row.body})
        fields.add(*text);
    row.undo ? fields.add(*row.undo) : fields.add_absent();
    fields.add(row.search_text);
    fields.add(hexadecimal(row.previous_hash));
    return core::sha256(fields.text());
}

std::string checkpoint_message(const storage::AuditCheckpoint& checkpoint) {
    return "guildhall-checkpoint-1\n" + checkpoint.trail.str() + "\n" + std::to_string(checkpoint.seq) + "\n" +
           hexadecimal(checkpoint.hash) + "\n" + std::to_string(checkpoint.at.ms) + "\n";
}

std::string hexadecimal(std::span<const std::uint8_t> bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace guildhall::service
