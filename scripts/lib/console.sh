# Sourced by the scripts: a node that is new enough, and the built console (web/dist).

export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false

# Whether the node on PATH is new enough for the console's build.
node_suits() {
    command -v node >/dev/null &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number);
                 process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
}

# npm 11 refuses a lock file that leaves out a platform's optional package, as ours does; npm 10 passes over it.
npm_suits() { [[ $(npm --version 2>/dev/null) == 10.* ]]; }

# Puts a fitting node and npm first on PATH. Where the machine's don't fit (Debian 12's node is 18), they are fetched as
# npm packages into .cache/node.
ensure_node() {
    local folder=$root/.cache/node wanted=()
    PATH=$folder/node_modules/.bin:$PATH
    node_suits && npm_suits && return
    command -v npm >/dev/null || ensure_packages nodejs npm
    node_suits || wanted+=(node@22)
    npm_suits || wanted+=(npm@10)
    [ ${#wanted[@]} != 0 ] || return 0
    say "Fetching ${wanted[*]} into .cache/node"
    mkdir -p "$folder"
    npm install --loglevel=error --prefix "$folder" "${wanted[@]}" || fail "npm could not fetch ${wanted[*]}; see above."
    hash -r
    node_suits && npm_suits ||
        fail "${wanted[*]} came into .cache/node, but doesn't run. Remove .cache/node, then start again."
}

# ensure_console: installs the console's packages when package-lock.json changed, builds it when its sources did.
ensure_console() {
    [ -f "$root/web/package.json" ] || return 0
    ensure_node
    ensure_console_packages
    local stamp=$root/.cache/console-built sources
    sources=$(console_sources)
    [ -f "$root/web/dist/index.html" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$sources" ] && return
    say "Building the console"
    mkdir -p "$root/.cache" "$root/build"
    if ! (cd "$root/web" && npm run --silent build) >"$root/build/console.log" 2>&1; then
        tail -n 60 "$root/build/console.log" >&2
        fail "The console can't be built; the whole log is build/console.log."
    fi
    printf '%s\n' "$sources" >"$stamp"
}

ensure_console_packages() {
    local stamp=$root/web/node_modules/.lock-digest digest
    digest=$(sha256sum <"$root/web/package-lock.json")
    [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ] && return
    say "Installing the console's packages"
    (cd "$root/web" && npm ci --loglevel=error) || fail "npm ci failed in web/; see the lines above."
    printf '%s\n' "$digest" >"$stamp"
}

# One digest over all that the built console is made of.
console_sources() {
    cd "$root" && find web src/api/openapi.yaml \
        \( -path web/node_modules -o -path web/dist -o -path web/e2e -o -path web/tests -o -path web/test-results \) -prune -o \
        -type f ! -name schema.d.ts ! -name '*.test.*' -print0 2>/dev/null |
        sort -z | xargs -0 sha256sum | sha256sum
}
