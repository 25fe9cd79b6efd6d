# Sourced by the scripts: the Debian packages, and ensure_packages, which installs those that are missing.

build_packages=(
    clang-16 lld-16 llvm-16 mold ccache ninja-build cmake pkg-config python3 python3-yaml brotli git
    libboost1.81-dev libboost-json1.81-dev libsodium-dev libargon2-dev liboath-dev libssl-dev libspdlog-dev libfmt-dev libcli11-dev libutf8proc-dev
    libsqlite3-dev libtomlplusplus-dev libcurl4-openssl-dev libgtest-dev librapidcheck-dev
)
test_packages=(clang-format-16 clang-tidy-16 libclang-rt-16-dev sqlite3 postgresql-15 chromium binutils dpkg-dev nginx-light caddy openssl prometheus
    oathtool strace python3-fusepy e2fsprogs systemd-journal-remote)
gcc_packages=(g++-12)

# ensure_packages <name...>: quiet when nothing is missing. The package lists are fetched only where installing fails
# without.
ensure_packages() {
    local missing=() name
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} = 0 ] && return
    say "Installing from Debian: ${missing[*]}"
    apt_install "${missing[@]}" >/dev/null 2>&1 && return
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update ||
        fail "The package lists can't be fetched (apt-get update). See to the network or the sources, then start again."
    apt_install "${missing[@]}" ||
        fail "These packages can't be installed: ${missing[*]}. Guildhall is built on Debian 12; see the lines above."
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" \
        -o Dpkg::Use-Pty=0 </dev/null
}
