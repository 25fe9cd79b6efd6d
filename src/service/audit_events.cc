#include "service/audit_events.h"

namespace guildhall::service {

std::vector<AuditNote> events_of(const core::ChangeRequest& request, const core::Plan& plan) {
    (void)request, (void)plan;
    return {};
}

}  // namespace guildhall::service
