# Sourced by scripts/start: the sample organisation (sample/) in a data folder of its own. Such a folder holds a file `sample`.

is_sample_or_none() { [ ! -e "$1" ] || [ -f "$1/sample" ]; }

# Fills the folder where it isn't there yet. What is in the environment for a real Guildhall doesn't count for the sample.
ensure_sample() {
    unset "${!GUILDHALL_@}"
    [ ! -f "$1/sample" ] || return 0
    ensure_node
    say "Making the sample organisation in $1"
    node "$root/sample/fill.mjs" "$root/build/release/guildhall" "$1" || fail "The sample could not be made; see the lines above."
}

remove_sample() {
    [ -e "$1" ] || { say "There is no sample in $1." && return; }
    is_sample_or_none "$1" || fail "$1 isn't a sample's data folder; nothing is deleted."
    flock --nonblock "$1/guildhall.lock" true || fail "A running Guildhall uses $1. Stop it first."
    rm -rf -- "$1"
    say "The sample in $1 is deleted."
}

# say_sample_sign_in <folder> <address>
say_sample_sign_in() {
    python3 - "$1/sample" "$2" <<'TEXT'
import json, sys
sample = json.load(open(sys.argv[1], encoding="utf-8"))
print(f"""
  The sample organisation: {sys.argv[2]}/{sample["workspace"]}
  Sign in as its admin:    {sample["email"]}
  with the password:       {sample["password"]}
  The same password is everybody's; others to try: {", ".join(sample["others"])}
  It is kept in {sys.argv[1]}. scripts/start --remove-sample deletes it all.
""")
TEXT
}
