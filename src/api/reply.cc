#include "api/reply.h"

#include <boost/json/serialize.hpp>

namespace guildhall::api {

Reply Reply::json(int status, const boost::json::value& value) {
    Reply reply;
    reply.status = status;
    reply.content_type = "application/json";
    reply.body = boost::json::serialize(value);
    return reply;
}

Reply Reply::no_content() {
    Reply reply;
    reply.status = 204;
    return reply;
}

Reply Reply::accepted() {
    Reply reply;
    reply.status = 202;
    return reply;
}

Reply& Reply::replayed_as(const boost::json::value& value) {
    replay_body = boost::json::serialize(value);
    return *this;
}

}  // namespace guildhall::api
