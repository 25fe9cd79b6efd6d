#include "core/planning.h"
#include "core/second_factor.h"

namespace guildhall::core {

void verify_email(Account& account, Time now) {
    if (account.email_verified_at) return;
    account.email_verified_at = now;
    account.second_factor_at.reset();
}

Result<Done> check_has_second_factor(const Planning& planning) {
    const Account* actor = planning.draft.before().account(planning.request.actor.user);
    if (!actor || actor->second_factor_at) return Done{};
    return invalid_state("Set up your own second factor first, then demand one of others.");
}

Result<Done> apply(Planning& planning, const SetSecondFactor& change) {
    const Instance& now = planning.draft.now();
    const auto number = now.account_number(change.user);
    if (!number) return not_found("user");
    planning.plan.user = change.user;
    const Account& is = *now.accounts[*number];
    const bool enables = change.how == SetSecondFactor::How::enabled;
    if (!enables && !is.second_factor_at) return invalid_state("There is no second factor to turn off.");
    if (change.how == SetSecondFactor::How::disabled && second_factor_demanders(now, is).any())
        return Error{
            ErrorCode::second_factor_demanded,
            "A second factor is demanded of you, so it can't be turned off. You can set up another app or passkey "
            "in its place."};
    if (change.how == SetSecondFactor::How::removed && change.user == planning.request.actor.user)
        return invalid_state("Turn your own second factor off, or set up another one, in your own settings.");
    planning.draft.edit_account(*number).second_factor_at =
        enables ? std::optional<Time>(planning.now()) : std::nullopt;
    for (const MembershipRef& ref : is.memberships) planning.draft.touch_member(ref.workspace, ref.member);
    return Done{};
}

}  // namespace guildhall::core
