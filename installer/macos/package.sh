#!/bin/bash
# Signs Khulasa.app, packs it into a disk image, and has Apple check it (notarisation).
#
#     installer/macos/package.sh dist/Khulasa.app dist/Khulasa-VERSION.dmg
#
# Without these variables it packs the app unsigned and says so:
#   CODESIGN_IDENTITY   name of a "Developer ID Application" certificate in the keychain
#   NOTARY_PROFILE      name under which `xcrun notarytool store-credentials` has kept an account
# Needs a Mac with Xcode's command line tools. Not run by us so far: we have no Mac.
set -euo pipefail

app=$1
image=$2
here=$(cd "$(dirname "$0")" && pwd)

sign() {
    codesign --force --timestamp --options runtime --sign "$CODESIGN_IDENTITY" "$@"
}

if [[ -n ${CODESIGN_IDENTITY:-} ]]; then
    # From the inside out: what lies in a bundle has to be signed before the bundle is.
    find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
        while IFS= read -r -d '' library; do sign "$library"; done
    find "$app/Contents" -type d -name '*.framework' -print0 |
        while IFS= read -r -d '' framework; do sign "$framework"; done
    sign --entitlements "$here/entitlements.plist" "$app"
    codesign --verify --deep --strict --verbose=2 "$app"
else
    echo "CODESIGN_IDENTITY is not set: $app is not signed for other machines." >&2
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ditto "$app" "$folder/$(basename "$app")"
ln -s /Applications "$folder/Applications"
rm -f "$image"
hdiutil create -volname Khulasa -srcfolder "$folder" -format UDZO "$image"

if [[ -n ${CODESIGN_IDENTITY:-} ]]; then
    sign "$image"
fi
if [[ -n ${CODESIGN_IDENTITY:-} && -n ${NOTARY_PROFILE:-} ]]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
else
    echo "$image is not notarised: macOS will ask before it opens the app." >&2
fi
