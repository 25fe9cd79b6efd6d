// Registered types over HTTP: declaring them, their objects, grants and decisions on them.
#include <algorithm>

#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using core::Role;

constexpr const char* kTypes = "/workspaces/acme/resource-types";
constexpr const char* kInvoice = "/workspaces/acme/resource-types/invoice";
constexpr const char* kInvoices = "/workspaces/acme/resources/invoice";

std::string invoice(const std::string& external_id) { return std::string(kInvoices) + "/" + external_id; }

object action(const std::string& name, const array& implies = {}) { return {{"name", name}, {"implies", implies}}; }

class TypesTest : public PeopleTest {
protected:
    HttpAnswer make_type(const std::string& name, const array& actions, const object& more = {}) {
        object body{{"name", name}, {"actions", actions}};
        for (const auto& [key, field] : more) body[key] = field;
        return admin.post(kTypes, body);
    }
    /// read < comment < approve, approve builder-level, and the invoices 1 and 2.
    void make_invoices() {
        const array actions{action("read"), action("comment", {"read"}), action("approve", {"comment"})};
        EXPECT_EQ(make_type("invoice", actions, {{"builder_level", {"approve"}}}).status, 201);
        for (const char* id : {"1", "2"}) EXPECT_EQ(admin.put(invoice(id), object()).status, 201);
    }
    std::string make_member(const std::string& email, Role role = Role::end_user) {
        server.add_member(email, role);
        return server.member_id(email);
    }
    HttpAnswer make_grant(const std::string& of, const std::string& access, const array& ids) {
        return admin.post(group(of, "/grants"), {{"name", access},
                                                 {"resource_type", "invoice"},
                                                 {"access", access},
                                                 {"scope", "selected"},
                                                 {"resource_ids", ids}});
    }
    bool decided(const std::string& user, const std::string& asked, const std::string& external_id) {
        const auto answer = admin.post("//workspaces/acme/access/v1/evaluation",
                                       {{"subject", {{"type", "user"}, {"id", user}}},
                                        {"action", {{"name", asked}}},
                                        {"resource", {{"type", "invoice"}, {"id", external_id}}}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer["decision"] == true;
    }
    /// "status code field-code pointer" of a refusal.
    static std::string refused(const HttpAnswer& answer) {
        return std::to_string(answer.status) + " " + answer.text("/code") + " " + answer.text("/errors/0/code") + " " +
               answer.text("/errors/0/pointer");
    }
};

TEST_F(TypesTest, a_type_is_made_shown_listed_changed_and_deleted) {
    const auto made = make_type("invoice", {action("approve", {"read"}), action("read")});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_NE(made.header("Guildhall-Revision"), "");
    EXPECT_EQ(made["actions"], value({action("read"), action("approve", {"read"})})) << made.body;
    EXPECT_EQ(made["builder_level"], value({"read", "approve"})) << "without the list: all";
    EXPECT_EQ(admin.get(kInvoice).json(), made.json());
    EXPECT_EQ(admin.get(std::string(kTypes) + "/" + made.text("/id")).json(), made.json()) << "by id too";
    EXPECT_EQ(admin.get(kTypes)["items"], value(array{made.json()}));
    EXPECT_EQ(admin.get(std::string(kTypes) + "?q=order")["total"], 0);

    const auto changed = admin.patch(kInvoice, {{"builder_level", array()}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed["builder_level"], value(array()));
    EXPECT_EQ(changed["actions"], made["actions"]);
    const std::string revision = changed.header("Guildhall-Revision");
    EXPECT_EQ(admin.patch(kInvoice, object()).header("Guildhall-Revision"), revision) << "M29";
    EXPECT_EQ(events("resource_type.created"), 1);
    EXPECT_EQ(events("resource_type.changed"), 1);

    EXPECT_EQ(admin.del(kInvoice).status, 204);
    EXPECT_EQ(events("resource_type.deleted"), 1);
    EXPECT_EQ(admin.del(kInvoice).status, 404);
    EXPECT_EQ(admin.get(kInvoice).status, 404);
    EXPECT_EQ(admin.get(kInvoices).status, 404);
    EXPECT_EQ(admin.get(std::string(kTypes) + "/app").status, 404) << "built-in types are none of these";
}

TEST_F(TypesTest, what_a_type_declares_is_refused_naming_the_place) {
    EXPECT_EQ(refused(make_type("", {action("a")})), "400 invalid_request missing /name");
    EXPECT_EQ(refused(make_type("App", {action("a")})), "400 reserved_name reserved_name /name");
    EXPECT_EQ(refused(make_type("a b", {action("a")})), "400 invalid_request invalid_name /name");
    EXPECT_EQ(refused(make_type("x", {})), "400 invalid_request missing /actions");
    EXPECT_EQ(refused(admin.post(kTypes, {{"name", "x"}})), "400 invalid_request missing /actions");
    EXPECT_EQ(refused(make_type("x", {"read"})), "400 invalid_request wrong_type /actions/0");
    EXPECT_EQ(refused(make_type("x", {object{{"name", "a"}, {"b", 1}}})),
              "400 invalid_request unknown_field /actions/0/b");
    EXPECT_EQ(refused(make_type("x", {action("a", {"b"})})), "400 invalid_request not_found /actions/0/implies/0");
    EXPECT_EQ(refused(make_type("x", {action("a", {"b"}), action("b", {"a"})})),
              "400 invalid_request circular /actions/1/implies");
    EXPECT_EQ(refused(make_type("x", {action("a")}, {{"builder_level", {"b"}}})),
              "400 invalid_request not_found /builder_level/0");
    EXPECT_EQ(make_type("order", {action("a")}).status, 201);
    EXPECT_EQ(refused(make_type("Order", {action("a")})), "409 name_taken name_taken /name");
    EXPECT_EQ(refused(admin.patch(std::string(kTypes) + "/order", {{"name", "bill"}})),
              "400 invalid_request unknown_field /name")
        << "a type keeps its name";
}

TEST_F(TypesTest, an_action_that_implies_a_marked_one_is_named_as_builder_level_too) {
    const array actions{action("read"), action("comment", {"read"}), action("approve", {"comment"})};
    const auto made = make_type("invoice", actions, {{"builder_level", {"comment"}}});
    EXPECT_EQ(made["builder_level"], value(array{"comment"})) << made.body;
    EXPECT_EQ(made["needs_builder"], value({"comment", "approve"}));
}

TEST_F(TypesTest, objects_of_all_types_are_searched_at_once) {
    make_invoices();
    EXPECT_EQ(make_type("order", {action("read")}).status, 201);
    EXPECT_EQ(admin.put("/workspaces/acme/resources/order/2", {{"name", "Paint"}}).status, 201);
    const std::string all = "/workspaces/acme/resources";
    EXPECT_EQ(admin.get(all)["total"], 3);
    const auto twos = admin.get(all + "?q=2");
    ASSERT_EQ(twos["total"], 2) << twos.body;
    EXPECT_EQ(twos.text("/items/0/type"), "invoice");
    EXPECT_EQ(twos.text("/items/1/type"), "order") << "by its external id, in the order of names";
    EXPECT_EQ(admin.del("/workspaces/acme/resource-types/order").status, 204);
    EXPECT_EQ(admin.get(all + "?q=paint")["total"], 0);
}

TEST_F(TypesTest, objects_are_put_listed_and_deleted_by_external_id) {
    make_invoices();
    const auto shown = admin.get(invoice("1"));
    EXPECT_EQ(shown.text("/id"), "1");
    EXPECT_EQ(shown.text("/external_id"), "1");
    EXPECT_EQ(shown.text("/type"), "invoice");
    EXPECT_EQ(shown.text("/name"), "1");
    EXPECT_EQ(shown["owner"], value());
    const auto named = admin.put(invoice("1"), {{"name", "Müller & Co"}});
    EXPECT_EQ(named.status, 200) << named.body;
    EXPECT_EQ(named.text("/name"), "Müller & Co");
    const std::string revision = named.header("Guildhall-Revision");
    EXPECT_EQ(admin.put(invoice("1"), object()).header("Guildhall-Revision"), revision) << "M29";

    const auto odd = admin.put(invoice("a%2Fb%3F%20%C3%A9%25"), {{"name", "Odd"}});
    ASSERT_EQ(odd.status, 201) << odd.body;
    EXPECT_EQ(odd.text("/external_id"), "a/b? é%");
    EXPECT_EQ(admin.get(invoice("a%2Fb%3F%20%C3%A9%25")).json(), odd.json());
    EXPECT_TRUE(decided(kAdminEmail, "read", "a/b? é%"));

    EXPECT_EQ(admin.get(kInvoices)["total"], 3);
    EXPECT_EQ(admin.get(std::string(kInvoices) + "?q=m%C3%BCll").text("/items/0/id"), "1");
    EXPECT_EQ(admin.get(std::string(kInvoices) + "?q=a%2Fb")["total"], 1) << "external ids too";
    const auto first = admin.get(std::string(kInvoices) + "?limit=2");
    EXPECT_EQ(first.json().at("items").as_array().size(), 2u);
    const auto rest = admin.get(std::string(kInvoices) + "?limit=2&cursor=" + first.text("/next_cursor"));
    EXPECT_EQ(rest.json().at("items").as_array().size(), 1u);

    EXPECT_EQ(admin.del(invoice("2")).status, 204);
    EXPECT_EQ(admin.del(invoice("2")).status, 404);
    EXPECT_EQ(admin.get(invoice("2")).status, 404);
    EXPECT_EQ(events("resource.created"), 3);
    EXPECT_EQ(events("resource.changed"), 1);
    EXPECT_EQ(events("resource.deleted"), 1);
}

TEST_F(TypesTest, objects_that_can_not_be_are_refused) {
    make_invoices();
    EXPECT_EQ(refused(admin.put(invoice(std::string(201, 'x')), object())), "400 invalid_request too_long external_id");
    EXPECT_EQ(refused(admin.put(invoice("a%0Ab"), object())), "400 invalid_request control_character external_id");
    EXPECT_EQ(refused(admin.put(invoice("%FF"), object())), "400 invalid_request invalid_utf8 external_id");
    EXPECT_EQ(refused(admin.put(invoice("3"), {{"name", ""}})), "400 invalid_request missing /name");
    EXPECT_EQ(refused(admin.put(invoice("3"), {{"name", std::string(201, 'x')}})),
              "400 invalid_request too_long /name");
    EXPECT_EQ(refused(admin.put(invoice("3"), {{"owner_id", "x"}})), "400 invalid_request not_found /owner_id");
    EXPECT_EQ(admin.put("/workspaces/acme/resources/app/3", object()).status, 404);
    EXPECT_EQ(admin.put(invoice("1"), object(), {{"If-Match", "\"old\""}}).status, 412);
    EXPECT_EQ(admin.get(invoice("3")).status, 404) << "nothing was made";
}

TEST_F(TypesTest, M16_owners_of_objects_hold_every_action_and_hand_over) {
    make_invoices();
    const std::string bob = make_member("bob@example.com", Role::builder), eve = make_member("eve@example.com");
    EXPECT_EQ(refused(admin.put(invoice("1"), {{"owner_id", eve}})), "400 invalid_request not_allowed /owner_id");
    const auto given = admin.put(invoice("1"), {{"owner_id", bob}});
    ASSERT_EQ(given.status, 200) << given.body;
    EXPECT_EQ(given.text("/owner/id"), bob);
    EXPECT_EQ(events("resource.owner_changed"), 1);
    EXPECT_TRUE(decided("bob@example.com", "approve", "1"));
    EXPECT_FALSE(decided("bob@example.com", "read", "2"));
    const auto plan = admin.patch(member(bob) + "?dry_run=true", {{"role", "end_user"}});
    EXPECT_EQ(plan["/plan/requires_confirmation"], true) << "M30 (c)";
    const auto effects = plan["/plan/effects"];
    const auto owner = std::find_if(effects.as_array().begin(), effects.as_array().end(),
                                    [](const value& each) { return each.at("kind") == "owner_changed"; });
    ASSERT_NE(owner, effects.as_array().end()) << plan.body;
    EXPECT_EQ(owner->at("resource"), value({{"type", "invoice"}, {"id", "1"}, {"name", "1"}}));
    EXPECT_EQ(admin.put(invoice("1"), {{"owner_id", nullptr}})["owner"], value());
}

TEST_F(TypesTest, M20_grants_on_a_type_are_planned_with_its_builder_level) {
    make_invoices();
    const std::string clerks = make_group("Clerks"), eve = make_member("eve@example.com");
    EXPECT_EQ(admin.post(group(clerks, "/members"), {{"member_ids", {eve}}}).status, 200);
    const auto grant = make_grant(clerks, "comment", {"1"});
    ASSERT_EQ(grant.status, 201) << grant.body;
    EXPECT_EQ(grant.text("/resource_type"), "invoice");
    EXPECT_EQ(grant["resources"], value(array{object{{"id", "1"}, {"name", "1"}}})) << "by external id";
    EXPECT_TRUE(decided("eve@example.com", "read", "1"));
    EXPECT_FALSE(decided("eve@example.com", "approve", "1"));
    EXPECT_EQ(admin.get(group(clerks))["builder_level"], false);
    EXPECT_EQ(admin.get(group(clerks, "/grants?resource_type=invoice"))["total"], 1);
    EXPECT_EQ(admin.get(group(clerks, "/grants?resource_type=app"))["total"], 0);
    EXPECT_EQ(admin.get(group(clerks, "/grants?resource_type=order")).status, 400);

    EXPECT_EQ(refused(make_grant(clerks, "burn", {"1"})), "400 invalid_request invalid /access");
    EXPECT_EQ(refused(make_grant(clerks, "read", {"9"})), "400 invalid_request not_found /resource_ids/0");
    const auto refusal = make_grant(clerks, "approve", {"1"});
    EXPECT_EQ(refused(refusal), "409 confirmation_required  ");
    EXPECT_EQ(refusal["/plan/counts/role_changed"], 1);
    EXPECT_EQ(refusal["/plan/counts/access_gained"], 1);
    const std::string path = group(clerks, "/grants/" + grant.text("/id"));
    EXPECT_EQ(admin.patch(path, {{"add_resource_ids", {"2"}}, {"remove_resource_ids", {"1"}}}).text("/resources/0/id"),
              "2");
    EXPECT_TRUE(decided("eve@example.com", "read", "2"));
    EXPECT_FALSE(decided("eve@example.com", "read", "1"));

    const object mark{{"builder_level", {"read"}}};
    const auto planned = admin.patch(std::string(kInvoice) + "?dry_run=true", mark);
    EXPECT_EQ(planned["/plan/requires_confirmation"], true) << planned.body;
    EXPECT_EQ(refused(admin.patch(kInvoice, mark)), "409 confirmation_required  ");
    const auto marked = admin.patch(std::string(kInvoice) + "?confirm=" + planned.text("/plan/digest"), mark);
    EXPECT_EQ(marked.status, 200) << marked.body;
    EXPECT_EQ(admin.get(member(eve)).text("/role"), "builder");
    EXPECT_EQ(events("member.role_changed"), 1);

    const auto copy = admin.post(group(clerks, "/duplicate"), {{"parts", {"grants:invoice"}}});
    ASSERT_EQ(copy.status, 201) << copy.body;
    EXPECT_EQ(admin.get(group(copy.text("/id"), "/grants"))["total"], 1);
    EXPECT_EQ(admin.post(group(clerks, "/duplicate"), {{"parts", {"grants:order"}}}).status, 400);
}

TEST_F(TypesTest, deleting_a_type_says_who_loses_what_and_takes_grants_and_objects) {
    make_invoices();
    const std::string clerks = make_group("Clerks"), eve = make_member("eve@example.com");
    admin.post(group(clerks, "/members"), {{"member_ids", {eve}}});
    EXPECT_EQ(make_grant(clerks, "comment", {"1"}).status, 201);
    const auto planned = admin.del(std::string(kInvoice) + "?dry_run=true");
    EXPECT_EQ(planned["/plan/counts"], value({{"access_lost", 3}})) << planned.body;
    EXPECT_EQ(admin.del(kInvoice + std::string("?confirm=stale")).status, 409);
    EXPECT_EQ(admin.del(kInvoice).status, 204);
    EXPECT_EQ(events("grant.deleted"), 1);
    EXPECT_EQ(events("resource.deleted"), 0) << "the type's deletion is the event";
    EXPECT_EQ(admin.get(group(clerks, "/grants"))["total"], 0);
    EXPECT_FALSE(decided("eve@example.com", "read", "1"));
    make_invoices();
    EXPECT_FALSE(decided("eve@example.com", "read", "1")) << "another type of the same name";
}

TEST_F(TypesTest, searches_and_effective_rights_name_objects_by_external_id) {
    make_invoices();
    const std::string clerks = make_group("Clerks"), eve = make_member("eve@example.com");
    admin.post(group(clerks, "/members"), {{"member_ids", {eve}}});
    EXPECT_EQ(make_grant(clerks, "comment", {"1"}).status, 201);
    const object user{{"type", "user"}, {"id", "eve@example.com"}}, one{{"type", "invoice"}, {"id", "1"}};
    const auto search = [&](const std::string& what, const object& asked) {
        const auto answer = admin.post("//workspaces/acme/access/v1/search/" + what, asked);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer["results"];
    };
    EXPECT_EQ(
        search("resource", {{"subject", user}, {"action", {{"name", "read"}}}, {"resource", {{"type", "invoice"}}}}),
        value(array{one}));
    EXPECT_EQ(search("action", {{"subject", user}, {"resource", one}}),
              value({object{{"name", "read"}}, object{{"name", "comment"}}}));
    EXPECT_EQ(search("subject", {{"subject", {{"type", "user"}}}, {"action", {{"name", "comment"}}}, {"resource", one}})
                  .as_array()
                  .size(),
              2u)
        << "Eve, and Ada as admin";
    const auto rights = admin.get(member(eve, "/access?type=invoice"));
    ASSERT_EQ(rights["total"], 1) << rights.body;
    EXPECT_EQ(rights.text("/items/0/resource/id"), "1");
    EXPECT_EQ(rights.text("/items/0/actions/1/action"), "comment");
    EXPECT_EQ(rights.text("/items/0/actions/1/paths/0/via"), "grant");
    EXPECT_EQ(admin.get(member(eve, "/access?type=order")).status, 400);
}

TEST_F(TypesTest, M49_a_deleted_grant_on_a_type_is_undone) {
    make_invoices();
    const std::string clerks = make_group("Clerks");
    const std::string grant = make_grant(clerks, "comment", {"1"}).text("/id");
    EXPECT_EQ(admin.del(group(clerks, "/grants/" + grant)).status, 204);
    const auto event = admin.get("/workspaces/acme/audit-events?action=grant.deleted").text("/items/0/id");
    const auto back = admin.post("/workspaces/acme/audit-events/" + event + "/undo");
    EXPECT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(admin.get(group(clerks, "/grants")).text("/items/0/resources/0/id"), "1");
    const auto typed = admin.get("/workspaces/acme/audit-events?action=resource_type.created");
    EXPECT_EQ(typed["/items/0/undoable"], false);
    EXPECT_EQ(typed.text("/items/0/target/name"), "invoice");
    EXPECT_EQ(admin.post("/workspaces/acme/audit-events/" + typed.text("/items/0/id") + "/undo").text("/code"),
              "invalid_state");
}

TEST_F(TypesTest, M37_types_take_the_groups_scope_and_objects_the_resources_scope) {
    make_invoices();
    using service::Scope;
    HttpClient groups = server.with_token(kAdminEmail, {Scope::groups_write}),
               resources = server.with_token(kAdminEmail, {Scope::resources_write});
    const object type{{"name", "order"}, {"actions", array{action("read")}}};
    EXPECT_EQ(resources.post(kTypes, type).status, 403);
    EXPECT_EQ(groups.post(kTypes, type).status, 201);
    EXPECT_EQ(groups.put(invoice("3"), object()).status, 403);
    EXPECT_EQ(resources.put(invoice("3"), object()).status, 201);
    EXPECT_EQ(resources.del(invoice("3")).status, 204);
    EXPECT_EQ(resources.get(kTypes).status, 403);
}

}  // namespace
}  // namespace guildhall::test
