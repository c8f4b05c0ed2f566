; The installer for Windows: for one user, without administrator's rights, in English and Arabic.
; installer/windows/compile_installer.py compiles it and defines VERSION, NUMBERS (the version as four numbers),
; SIZE (kilobytes), ICON, SIDE (a picture), LICENCE, OUTPUT and LISTS (what files and formats there are).
;
; Silent:    Khulasa-VERSION-setup.exe /S [/DESKTOP] [/NOOPENWITH] [/D=C:\a folder]
; Uninstall: "...\uninstall.exe" /S [/PURGE]      (/PURGE: with models and settings)
; Exit codes: 0 done, 1 cancelled, 3 Khulasa is running, 4 this Windows is too old.

Unicode true
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "${LISTS}"

Name "Khulasa"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Khulasa"
InstallDirRegKey HKCU "Software\Khulasa" "InstallFolder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
BrandingText "Khulasa ${VERSION}"

!ifdef SIGN
  ; The signer ends with 0 where there is nothing to sign with, and says so.
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define PROGRAM "khulasa-desktop.exe"
!define CLASSES "Software\Classes"
!define TYPE "Khulasa.Article"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Khulasa"
!define PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define OPEN '"$INSTDIR\${PROGRAM}" open "%1"'

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductName" "Khulasa"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "Khulasa setup"
VIAddVersionKey /LANG=1033 "LegalCopyright" "The Khulasa team, Apache License 2.0"

; --- Pages and words

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
; The first is used where Windows speaks neither.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"

LangString Program ${LANG_ENGLISH} "Khulasa"
LangString Program ${LANG_ARABIC} "خلاصة"
LangString ProgramText ${LANG_ENGLISH} "The program, its fonts and the starter model."
LangString ProgramText ${LANG_ARABIC} "البرنامج وخطوطه والنموذج الأولي."
LangString OpenWith ${LANG_ENGLISH} "$\"Open with Khulasa$\""
LangString OpenWith ${LANG_ARABIC} "«فتح باستخدام خلاصة»"
LangString OpenWithText ${LANG_ENGLISH} "In the menu of articles (text, web pages, Word). What opens them by double-click stays."
LangString OpenWithText ${LANG_ARABIC} "في قائمة المقالات (نصوص وصفحات ويب وملفات Word). ويبقى البرنامج الذي يفتحها بالنقر المزدوج كما هو."
LangString Verb ${LANG_ENGLISH} "Open with Khulasa"
LangString Verb ${LANG_ARABIC} "فتح باستخدام خلاصة"
LangString Desktop ${LANG_ENGLISH} "Icon on the desktop"
LangString Desktop ${LANG_ARABIC} "أيقونة على سطح المكتب"
LangString DesktopText ${LANG_ENGLISH} "Beside the one in the start menu."
LangString DesktopText ${LANG_ARABIC} "إلى جانب أيقونة قائمة ابدأ."
LangString Data ${LANG_ENGLISH} "Models and settings"
LangString Data ${LANG_ARABIC} "النماذج والإعدادات"
LangString DataText ${LANG_ENGLISH} "Also the models you have installed and your settings. Untouched unless you tick this."
LangString DataText ${LANG_ARABIC} "وأيضا النماذج التي ثبتها وإعداداتك. لا تمس إلا إذا اخترت ذلك."
LangString About ${LANG_ENGLISH} "Read articles in a language you cannot read, on your own machine"
LangString About ${LANG_ARABIC} "اقرأ مقالات بلغة لا تعرفها، على جهازك وحده"
LangString Busy ${LANG_ENGLISH} "Khulasa is running. Close its window, then try again."
LangString Busy ${LANG_ARABIC} "برنامج خلاصة قيد التشغيل. أغلق نافذته ثم أعد المحاولة."
LangString TooOld ${LANG_ENGLISH} "Khulasa needs a 64-bit Windows 10 or newer."
LangString TooOld ${LANG_ARABIC} "يحتاج برنامج خلاصة إلى ويندوز 10 أو أحدث بنظام 64 بت."

; --- What both do

!macro StopWhileRunning FILE
  ; A program that runs cannot be opened for writing.
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${FILE}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Busy)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro RefreshExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; --- Installing

Section "!$(Program)" SectionProgram
  SectionIn RO
  !insertmacro StopWhileRunning "${PROGRAM}"
  !insertmacro StopWhileRunning "khulasa.exe"
  ; What an older version brought and this one does not must not stay.
  ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\uninstall.exe"
    ExecWait '"$1\uninstall.exe" /S /UPGRADE _?=$1'
    Delete "$1\uninstall.exe"
    RMDir "$1"
  ${EndIf}
  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Khulasa.lnk" "$INSTDIR\${PROGRAM}" "" "" 0 "" "" "$(About)"
  ${If} ${FileExists} "$DESKTOP\Khulasa.lnk"
    CreateShortcut "$DESKTOP\Khulasa.lnk" "$INSTDIR\${PROGRAM}"
  ${EndIf}
  WriteRegStr HKCU "Software\Khulasa" "InstallFolder" "$INSTDIR"
  WriteRegStr HKCU "${PATHS}\khulasa.exe" "" "$INSTDIR\khulasa.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Khulasa"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Khulasa team"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

!macro OfferFor ENDING
  ; Three places, and none of them is the default: the list of "Open with", the programs that the
  ; settings offer, and the menu of the right button.
  WriteRegNone HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${TYPE}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" "${ENDING}" ""
  WriteRegStr HKCU "Software\Khulasa\Capabilities\FileAssociations" "${ENDING}" "${TYPE}"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${ENDING}\shell\Khulasa" "" "$(Verb)"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${ENDING}\shell\Khulasa" "Icon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${ENDING}\shell\Khulasa\command" "" '${OPEN}'
!macroend

Section "$(OpenWith)" SectionOpenWith
  WriteRegStr HKCU "${CLASSES}\${TYPE}" "" "Khulasa"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\open\command" "" '${OPEN}'
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "Khulasa"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '${OPEN}'
  WriteRegStr HKCU "Software\Khulasa\Capabilities" "ApplicationName" "Khulasa"
  WriteRegStr HKCU "Software\Khulasa\Capabilities" "ApplicationDescription" "$(About)"
  WriteRegStr HKCU "Software\RegisteredApplications" "Khulasa" "Software\Khulasa\Capabilities"
  !insertmacro ForEachFormat OfferFor
  !insertmacro RefreshExplorer
SectionEnd

Section /o "$(Desktop)" SectionDesktop
  CreateShortcut "$DESKTOP\Khulasa.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionDesktop}
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/NOOPENWITH" $1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${SectionOpenWith}
  ${EndIf}
FunctionEnd

; --- Uninstalling

Var Upgrading

!macro WithdrawFor ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
  DeleteRegKey HKCU "${CLASSES}\SystemFileAssociations\${ENDING}\shell\Khulasa"
  DeleteRegKey /ifempty HKCU "${CLASSES}\SystemFileAssociations\${ENDING}\shell"
  DeleteRegKey /ifempty HKCU "${CLASSES}\SystemFileAssociations\${ENDING}"
!macroend

Section "un.$(Program)" SectionRemoveProgram
  SectionIn RO
  !insertmacro StopWhileRunning "${PROGRAM}"
  !insertmacro StopWhileRunning "khulasa.exe"
  ; File by file: somebody may have chosen a folder that holds other things.
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  ${If} $Upgrading == 0
    Delete "$SMPROGRAMS\Khulasa.lnk"
    Delete "$DESKTOP\Khulasa.lnk"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${PATHS}\khulasa.exe"
  ${EndIf}
  !insertmacro ForEachFormat WithdrawFor
  DeleteRegKey HKCU "${CLASSES}\${TYPE}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
  DeleteRegValue HKCU "Software\RegisteredApplications" "Khulasa"
  DeleteRegKey HKCU "Software\Khulasa"
  !insertmacro RefreshExplorer
SectionEnd

Section /o "un.$(Data)" SectionRemoveData
  RMDir /r "$LOCALAPPDATA\khulasa"
  RMDir /r "$APPDATA\Khulasa"
SectionEnd

Function un.onInit
  StrCpy $Upgrading 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${IfNot} ${Errors}
    StrCpy $Upgrading 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionRemoveData}
  ${EndIf}
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionProgram} "$(ProgramText)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionOpenWith} "$(OpenWithText)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionDesktop} "$(DesktopText)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END
!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionRemoveProgram} "$(ProgramText)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionRemoveData} "$(DataText)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END
