#include "service/password_policy_words.h"

#include <array>

namespace guildhall::service {
namespace {

// clang-format off
constexpr std::array<std::string_view, 473> kWords = {
    "abcd", "abcdef", "abcdefg", "abcdefgh", "abcdefghij", "abcdefghijkl", "access", "account", "adgangskode",
    "admin", "administrator", "alex", "alexander", "always", "amanda", "amazon", "america", "andrea", "andrew",
    "android", "angel", "angels", "anna", "anthony", "anything", "apple", "april", "arsenal", "asdf", "asdfgh",
    "asdfghjkl", "ashley", "asshole", "august", "autumn", "avengers", "azerty", "azertyuiop", "baby", "babygirl",
    "banana", "barcelona", "baseball", "basketball", "batman", "bayern", "bear", "beatles", "benjamin", "benvenuto",
    "berlin", "best", "bestfriend", "bienvenido", "bienvenue", "birthday", "bitch", "bitcoin", "black", "blaze",
    "blessed", "blue", "bonjour", "boston", "brazil", "brian", "brother", "business", "buster", "butter", "butterfly",
    "california", "camaro", "canada", "candy", "captain", "casino", "change", "changeme", "charlie", "cheese",
    "chelsea", "cherry", "chevy", "chicago", "chocolate", "christ", "christian", "christmas", "christopher", "church",
    "ciao", "cisco", "class", "coffee", "college", "company", "computer", "contrasena", "cookie", "corporate",
    "corvette", "cowboys", "cricket", "crystal", "daddy", "dallas", "dancer", "daniel", "darling", "database",
    "david", "december", "default", "demo", "deutschland", "dezember", "diamond", "disney", "doggy", "dollar",
    "dolphin", "donald", "dortmund", "dragon", "eagle", "eagles", "elizabeth", "eminem", "england", "enter",
    "enterprise", "eric", "espana", "everything", "facebook", "faith", "falcon", "family", "father", "februar",
    "february", "ferrari", "florida", "fluffy", "football", "forever", "fortnite", "france", "freedom", "friday",
    "friend", "friends", "frodo", "fruhling", "fuck", "fuckoff", "fuckyou", "fussball", "futbol", "gandalf", "geheim",
    "geheimnis", "george", "germany", "ginger", "golden", "golf", "golfer", "good", "goodmorning", "goodnight",
    "google", "grace", "grandma", "great", "green", "guest", "guildhall", "guitar", "hacked", "hacker", "hallo",
    "happy", "harley", "harleydavidson", "harry", "harrypotter", "haslo", "heaven", "hello", "herbst", "hermione",
    "hobbit", "hockey", "hogwarts", "hola", "holiday", "honda", "honey", "hope", "horse", "hunter", "hurricane",
    "ilove", "iloveyou", "instagram", "internet", "iphone", "ironman", "jack", "james", "januar", "january", "jason",
    "jennifer", "jessica", "jesus", "jesuschrist", "john", "jonathan", "jordan", "joshua", "juli", "julia", "july",
    "june", "juni", "justin", "juventus", "kawasaki", "kennwort", "kevin", "killer", "kitten", "lakers",
    "lamborghini", "laptop", "laura", "letmein", "lightning", "linux", "lion", "liverpool", "login", "london",
    "losenord", "love", "lovely", "loveme", "lover", "loveyou", "lucky", "maggie", "manager", "manchester", "march",
    "maria", "mario", "mark", "martin", "marz", "master", "matrix", "matthew", "mega", "mercedes", "merlin",
    "metallica", "mexico", "michael", "michelle", "mickey", "microsoft", "million", "minecraft", "minnie", "mommy",
    "monday", "money", "monkey", "montag", "moonlight", "morning", "motdepasse", "mother", "music", "mustang",
    "mypassword", "mysql", "naruto", "netgear", "network", "newpassword", "newyork", "nicholas", "nicole", "night",
    "ninja", "nirvana", "nothing", "november", "october", "office", "oktober", "open", "oracle", "orange", "packers",
    "panther", "paris", "parola", "party", "pass", "passphrase", "passwd", "password", "passwort", "patrick",
    "patriots", "paul", "peace", "peanut", "pepper", "peter", "phoenix", "pikachu", "pink", "pirate", "pizza",
    "please", "pokemon", "poker", "porsche", "postgres", "potter", "princesa", "princess", "prinzessin", "private",
    "puppy", "purple", "qazwsx", "qazwsxedc", "qweasd", "qweasdzxc", "qwerty", "qwertyuiop", "qwertz", "qwertzuiop",
    "rainbow", "ranger", "realmadrid", "redskins", "rich", "richard", "robert", "rockstar", "root", "router", "rugby",
    "ryan", "safe", "safety", "salasana", "samantha", "samsung", "sandra", "sarah", "saturday", "schatz", "school",
    "secret", "secure", "security", "senha", "september", "server", "sexy", "shadow", "signin", "silver", "sister",
    "skywalker", "slipknot", "sniper", "soccer", "soldier", "something", "sommer", "sonic", "spiderman", "spring",
    "starlight", "startrek", "starwars", "steelers", "stephanie", "steven", "storm", "strawberry", "strong",
    "student", "sugar", "summer", "sunday", "sunflower", "sunshine", "super", "superman", "superuser", "suzuki",
    "sweetheart", "sysadmin", "system", "teacher", "temp", "temporary", "tennis", "tequila", "test", "tester",
    "testing", "texas", "thanks", "thankyou", "thomas", "thunder", "thursday", "tiger", "toyota", "trustno",
    "tuesday", "twitter", "ubuntu", "ultra", "united", "university", "unlock", "user", "vacation", "victoria",
    "vodka", "voldemort", "wachtwoord", "warrior", "wednesday", "weekend", "welcome", "welkom", "whatever",
    "whatsapp", "whiskey", "white", "william", "willkommen", "windows", "winner", "winter", "wireless", "wolf",
    "word", "workspace", "wsxedc", "yamaha", "yankees", "yellow", "youtube", "yxcvbnm", "zelda", "zxcv", "zxcvbn",
    "zxcvbnm",
};

constexpr std::array<std::string_view, 63> kLongPasswords = {
    "010203040506", "0987654321qwerty", "102030405060", "111222333444", "112233445566", "121212121212",
    "123123123123", "123456789012", "1234567890ab", "1234567890qwerty", "123456qwerty", "1234qwerasdf",
    "123abc123abc", "123qwe123qwe", "123qweasdzxc", "141421356237", "147258369000", "147258369147", "159753159753",
    "1a2b3c4d5e6f", "1q2w3e4r5t6y", "1q2w3e4r5t6y7u", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "1qazxsw23edc",
    "271828182845", "314159265358", "3141592653589", "741852963741", "789456123000", "789456123789", "963852741963",
    "987654321098", "a1b2c3d4e5f6", "a1b2c3d4e5f6g7", "abc123abc123", "abcd1234abcd", "asdf1234asdf",
    "correcthorsebatterystaple", "donotforget123", "enterpasswordhere", "forgotpassword", "idontknowmypassword",
    "iforgotmypassword", "letmeinplease", "maytheforcebewithyou", "nopasswordneeded", "opensesame123",
    "passwordispassword", "q1w2e3r4t5y6", "q1w2e3r4t5y6u7", "qwe123qwe123", "qwer1234asdf", "qwer1234qwer",
    "qwerty123456", "thequickbrownfox", "thisismypassword", "tobeornottobe", "whatsmypassword", "yourpasswordhere",
    "zaq12wsxcde3", "zaq1xsw2cde3", "zaq1zaq1zaq1",
};
// clang-format on

}  // namespace

std::span<const std::string_view> common_password_words() { return kWords; }
std::span<const std::string_view> common_long_passwords() { return kLongPasswords; }

}  // namespace guildhall::service
