// Finds the route of a request: patterns such as "/api/v1/workspaces/{ws}/members/{m}", literal segments before
// parameters. Built once; matching is const, takes no lock and no memory (but for a path with escapes).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace guildhall::http {

/// `pattern` starts with "/"; a segment is a literal or "{name}". No trailing slash (but for "/" itself).
struct Route {
    Method method = Method::get;
    std::string pattern;
};

struct PathParameter {
    std::string_view name;   ///< lives as long as the router
    std::string_view value;  ///< decoded, never empty, without NUL
};

enum class Outcome {
    found,
    options,             ///< OPTIONS of a known path: reply 204 with Allow
    method_not_allowed,  ///< reply 405 with Allow
    not_found,
    malformed,  ///< the path has a bad escape, a NUL or too many parameters: reply 400
};

/// What a path means. Its parameters view the path that was matched: it must live as long.
class Match {
public:
    Outcome outcome = Outcome::not_found;
    std::size_t route = 0;  ///< index of the route; meaningful where found

    std::span<const PathParameter> parameters() const { return {parameters_.data(), count_}; }

    /// The decoded value of "{name}"; empty where the route has no such parameter.
    std::string_view parameter(std::string_view name) const;

    /// The value of the Allow header, for example "GET, HEAD, OPTIONS, POST"; empty where the path is unknown.
    std::string allow() const;

private:
    friend class Router;
    static constexpr std::size_t kMaxParameters = 8;

    std::array<PathParameter, kMaxParameters> parameters_;
    std::size_t count_ = 0;
    std::uint32_t allowed_ = 0;        // one bit per Method
    std::unique_ptr<char[]> decoded_;  // the decoded segments; only where the path has escapes
};

class Router {
public:
    /// Throws std::invalid_argument where a pattern is malformed or two routes are the same but for parameter names.
    explicit Router(std::vector<Route> routes);
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// `path` as received (not decoded, without query). The pattern is chosen by the path alone, at each segment a
    /// literal before a parameter; then the method, where HEAD falls back to GET.
    Match match(Method method, std::string_view path) const;

    const std::vector<Route>& routes() const { return routes_; }

private:
    struct Node;
    struct Walk;

    void add(std::size_t index);

    std::vector<Route> routes_;
    std::vector<std::vector<std::string>> parameter_names_;  // per route
    std::unique_ptr<Node> root_;
};

}  // namespace guildhall::http
