// A passkey in an authenticator made of software, with real keys and signatures. What it says can be bent, to see who
// believes it:
//
//   SoftwarePasskey passkey;
//   client.post("/me/passkeys", passkey.made_for(options, "Phone"));
//   passkey.says.origin = "https://guildhall.example.net";
//   client.post("/session", {{"passkey", passkey.answer_to(options)}});
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace guildhall::test {

class SoftwarePasskey {
public:
    enum class Algorithm { es256, eddsa, rs256 };
    explicit SoftwarePasskey(Algorithm algorithm = Algorithm::es256);

    static constexpr unsigned kPresent = 1, kVerified = 4, kMayBeSynced = 8, kSynced = 16;

    /// What browser and authenticator say, where it isn't what they were asked.
    struct Says {
        std::string type = {};  ///< empty: webauthn.create or webauthn.get
        std::string origin = "http://localhost:8080";
        std::optional<bool> cross_origin = false;  ///< nothing: isn't said
        std::string rp_id = {};                    ///< empty: as asked
        std::string user_handle = {};              ///< bytes; empty: those that it was made for
        unsigned flags = kPresent | kVerified;
        std::uint32_t count = 0;  ///< of signatures
        bool broken_signature = false;
    };
    Says says;

    /// The body of POST /me/passkeys, for the options that were given for making one.
    boost::json::object made_for(const boost::json::value& options, const std::string& name);
    /// `passkey` of a body, for the options that were given for using one.
    boost::json::object answer_to(const boost::json::value& options) const;
    /// The id by which the browser knows it; bytes.
    std::string id;

private:
    std::string client_data(const char* type, const boost::json::value& options) const;
    std::string head(const std::string& asked_rp_id, unsigned more_flags) const;
    std::string public_key() const;
    std::string public_key_info() const;
    std::string sign(const std::string& message) const;

    Algorithm algorithm_;
    std::shared_ptr<void> key_;
    std::string user_handle_;
};

}  // namespace guildhall::test
