#include "http/router.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace guildhall::http {

namespace {

constexpr std::size_t kMethods = 8;
constexpr std::size_t kNoRoute = std::numeric_limits<std::size_t>::max();

constexpr std::uint32_t bit(Method method) { return 1U << static_cast<unsigned>(method); }

/// The segment up to the next "/", taken off the front of `rest` together with that "/".
std::string_view take_segment(std::string_view& rest) {
    const std::string_view segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(rest.size(), segment.size() + 1));
    return segment;
}

/// False where an escape is broken or stands for NUL, or where a NUL stands in the path itself.
bool is_well_formed(std::string_view path, bool has_escapes) {
    if (path.find('\0') != std::string_view::npos) return false;
    return !has_escapes || (path.find("%00") == std::string_view::npos && percent_decode(path).has_value());
}

[[noreturn]] void refuse(const Route& route, const char* why) {
    throw std::invalid_argument("route " + std::string(to_string(route.method)) + " " + route.pattern + ": " + why);
}

}  // namespace

struct Router::Node {
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;  // few, and most differ in their length
    std::unique_ptr<Node> parameter;
    std::array<std::size_t, kMethods> routes;
    std::uint32_t methods = 0;

    Node() { routes.fill(kNoRoute); }

    Node* literal(std::string_view segment) const {
        for (const auto& [name, node] : literals)
            if (name == segment) return node.get();
        return nullptr;
    }
};

/// One walk down the tree: the path's segments, and the values taken for parameters on the way.
struct Router::Walk {
    Match& match;
    std::string_view path;
    bool has_escapes;
    bool too_many = false;

    /// The decoded segment lies where the raw one does, in a buffer of the path's size: decoding never lengthens.
    std::string_view decode(std::string_view segment) {
        if (segment.find('%') == std::string_view::npos) return segment;
        if (!match.decoded_) match.decoded_ = std::make_unique<char[]>(path.size());
        const std::string decoded = *percent_decode(segment);
        char* place = match.decoded_.get() + (segment.data() - path.data());
        std::copy(decoded.begin(), decoded.end(), place);
        return {place, decoded.size()};
    }

    /// The node of the path `rest` below `node`; none: nullptr, with `match` as it was.
    const Node* find(const Node& node, std::string_view rest, bool ended) {
        if (ended) return node.methods != 0 ? &node : nullptr;
        const std::string_view raw = rest.substr(0, rest.find('/'));
        const bool last = raw.size() == rest.size();
        rest.remove_prefix(last ? raw.size() : raw.size() + 1);
        const std::string_view segment = has_escapes ? decode(raw) : raw;
        if (const Node* literal = node.literal(segment)) {
            if (const Node* found = find(*literal, rest, last)) return found;
        }
        if (!node.parameter || segment.empty()) return nullptr;
        if (match.count_ == Match::kMaxParameters) {
            too_many = true;
            return nullptr;
        }
        match.parameters_[match.count_++].value = segment;
        if (const Node* found = find(*node.parameter, rest, last)) return found;
        --match.count_;
        return nullptr;
    }
};

std::string_view Match::parameter(std::string_view name) const {
    for (const PathParameter& parameter : parameters()) {
        if (parameter.name == name) return parameter.value;
    }
    return {};
}

std::string Match::allow() const {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < kMethods; ++i) {
        if ((allowed_ & bit(static_cast<Method>(i))) != 0) names.push_back(to_string(static_cast<Method>(i)));
    }
    std::sort(names.begin(), names.end());
    std::string list;
    for (const std::string_view name : names) {
        if (!list.empty()) list += ", ";
        list += name;
    }
    return list;
}

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)), root_(std::make_unique<Node>()) {
    parameter_names_.resize(routes_.size());
    for (std::size_t i = 0; i < routes_.size(); ++i) add(i);
}

Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(std::size_t index) {
    const Route& route = routes_[index];
    if (!route.pattern.starts_with('/')) refuse(route, "a pattern starts with /");
    if (route.method == Method::other) refuse(route, "names no method");
    Node* node = root_.get();
    std::string_view rest = std::string_view(route.pattern).substr(1);
    while (!rest.empty()) {
        const bool trailing_slash = rest.ends_with('/') && rest.find('/') == rest.size() - 1;
        const std::string_view segment = take_segment(rest);
        if (segment.empty() || trailing_slash) refuse(route, "has an empty segment");
        const bool opens = segment.front() == '{';
        if (opens != (segment.back() == '}') || segment == "{}") refuse(route, "a parameter is a whole segment {name}");
        if (opens) {
            parameter_names_[index].emplace_back(segment.substr(1, segment.size() - 2));
            if (!node->parameter) node->parameter = std::make_unique<Node>();
            node = node->parameter.get();
        } else {
            Node* child = node->literal(segment);
            if (!child) child = node->literals.emplace_back(segment, std::make_unique<Node>()).second.get();
            node = child;
        }
    }
    if (parameter_names_[index].size() > Match::kMaxParameters) refuse(route, "has too many parameters");
    std::size_t& slot = node->routes[static_cast<std::size_t>(route.method)];
    if (slot != kNoRoute) refuse(route, "is declared twice");
    slot = index;
    node->methods |= bit(route.method);
}

Match Router::match(Method method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    const bool has_escapes = path.find('%') != std::string_view::npos;
    if (!is_well_formed(path, has_escapes)) {
        match.outcome = Outcome::malformed;
        return match;
    }
    Walk walk{match, path, has_escapes};
    const Node* node = walk.find(*root_, path.substr(1), path == "/");
    if (node == nullptr) {
        match.outcome = walk.too_many ? Outcome::malformed : Outcome::not_found;
        return match;
    }
    match.allowed_ = node->methods | bit(Method::options);
    if ((node->methods & bit(Method::get)) != 0) match.allowed_ |= bit(Method::head);
    std::size_t route = node->routes[static_cast<std::size_t>(method)];
    if (route == kNoRoute && method == Method::head) route = node->routes[static_cast<std::size_t>(Method::get)];
    if (route == kNoRoute) {
        match.count_ = 0;
        match.outcome = method == Method::options ? Outcome::options : Outcome::method_not_allowed;
        return match;
    }
    match.outcome = Outcome::found;
    match.route = route;
    for (std::size_t i = 0; i < match.count_; ++i) match.parameters_[i].name = parameter_names_[route][i];
    return match;
}

}  // namespace guildhall::http
