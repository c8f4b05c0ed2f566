#!/bin/sh
# NOT BUILT HERE: a recipe, written from the documentation of appimagetool and never run yet.
# Needs dist/khulasa-VERSION-linux-x86_64.tar.xz (make package) and appimagetool on the PATH.
set -eu
cd "$(dirname "$0")/../.."

archive=$(ls dist/khulasa-*-linux-x86_64.tar.xz)
name=$(basename "$archive" .tar.xz)
folder=build/appimage/Khulasa.AppDir

rm -rf "$folder"
mkdir -p "$folder/usr/lib" "$folder/usr/share/metainfo"
tar -xJf "$archive" -C "$folder/usr/lib"
mv "$folder/usr/lib/$name" "$folder/usr/lib/khulasa"

# appimagetool wants the entry, the icon and the program to start at the top.
cp installer/linux/khulasa.desktop "$folder/"
cp resources/icons/khulasa-256.png "$folder/khulasa.png"
cp build/package/deb/root/usr/share/metainfo/org.khulasa.Khulasa.metainfo.xml \
    "$folder/usr/share/metainfo/"
printf '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/usr/lib/khulasa/khulasa" "$@"\n' \
    > "$folder/AppRun"
chmod 755 "$folder/AppRun"

appimagetool "$folder" "dist/$name.AppImage"
