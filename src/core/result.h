// Errors as values: what a request did wrong, in the words of the API. Used by every layer.
// The environment's failures (disk, database) are exceptions, bugs are asserts; neither is an Error.
#pragma once

#include <cassert>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace guildhall::core {

/// Every code that a problem reply may carry (api.md, "Errors"); api/problem.cc maps each to its status.
enum class ErrorCode {
    invalid_request,
    reserved_name,
    unauthenticated,
    second_factor_required,
    second_factor_invalid,
    forbidden,
    reauthentication_required,
    second_factor_setup_required,
    setup_code_required,
    not_found,
    method_not_allowed,
    confirmation_required,
    already_member,
    account_archived,
    email_unverified,
    name_taken,
    last_admin,
    last_instance_admin,
    seat_limit,
    invalid_state,
    second_factor_demanded,
    passkeys_unavailable,
    role_group_immutable,
    setup_done,
    idempotency_conflict,
    invitation_invalid,
    precondition_failed,
    too_large,
    unsupported_media_type,
    rate_limited,
    headers_too_large,
    internal,
    not_implemented,
    unavailable,
};

/// The code as the API spells it, for example "last_admin".
const char* to_string(ErrorCode code);

/// One faulty place of a request: a JSON pointer into the body ("/role") or a query parameter's name.
struct FieldError {
    std::string pointer;
    std::string code;    ///< for example "not_found", "missing", "too_long"
    std::string detail;  ///< what was wrong and what to do, for a person
};

struct Plan;          // core/plan.h
struct ImportReport;  // core/import.h
struct SeatChange;    // core/plan.h

/// Why a request was refused. `detail` says what was wrong and what to do.
struct Error {
    ErrorCode code;
    std::string detail;
    std::vector<FieldError> fields = {};
    std::string reason = {};                               ///< the gate's reason (M11), where the gate refused
    std::string member_id = {};                            ///< already_member: which member, and
    std::string member_status = {};                        ///< in which status
    int retry_after_seconds = 0;                           ///< rate_limited
    std::vector<std::string> second_factors = {};          ///< second_factor_required: which there are
    std::shared_ptr<const Plan> plan = nullptr;            ///< confirmation_required
    std::shared_ptr<const ImportReport> report = nullptr;  ///< a refused import
    std::shared_ptr<const SeatChange> seats = nullptr;     ///< seat_limit: the numbers
};

/// An invalid_request that names one place.
Error invalid_field(std::string pointer, std::string code, std::string detail);

/// A value, or the Error for which there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// REQUIRES: ok()
    T& value() & {
        assert(ok());
        return std::get<0>(state_);
    }
    const T& value() const& {
        assert(ok());
        return std::get<0>(state_);
    }
    T&& value() && {
        assert(ok());
        return std::get<0>(std::move(state_));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    /// REQUIRES: !ok()
    Error& error() & {
        assert(!ok());
        return std::get<1>(state_);
    }
    const Error& error() const& {
        assert(!ok());
        return std::get<1>(state_);
    }
    Error&& error() && {
        assert(!ok());
        return std::get<1>(std::move(state_));
    }

private:
    std::variant<T, Error> state_;
};

/// The value of a Result that carries none.
struct Done {};

}  // namespace guildhall::core

/// The value of `expression`, or return its Error from the enclosing function.
#define TRY(expression)                                               \
    ({                                                                \
        auto try_result_ = (expression);                              \
        if (!try_result_.ok()) return std::move(try_result_).error(); \
        std::move(try_result_).value();                               \
    })
