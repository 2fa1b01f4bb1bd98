; Installs the bundle for the current user, without administrator rights.
; installer/windows/build.sh compiles it, with VERSION, BUNDLE, ICON and OUT.
; Silent: /S installs, /S /AUTOSTART=1 also starts it at login, /D=C:\folder (last) chooses the place.
; What a person kept (settings, journal) is in AppData and is never touched.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh

!define NAME "PostureGuard"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "Folder"
ShowInstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey LegalCopyright "MIT and CC-BY-4.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\postureguard.exe"
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE German
!insertmacro MUI_LANGUAGE French
!insertmacro MUI_LANGUAGE Spanish
!insertmacro MUI_LANGUAGE Italian
!insertmacro MUI_LANGUAGE Dutch
!insertmacro MUI_LANGUAGE Polish
!insertmacro MUI_LANGUAGE PortugueseBR
!insertmacro MUI_LANGUAGE Norwegian
!insertmacro MUI_LANGUAGE Japanese
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE Arabic

Section "${NAME}" program
  SectionIn RO
  Call EndRunning
  RMDir /r "$INSTDIR\_internal"  ; what an older version had and this one has not
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${NAME}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\postureguard.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "Start menu" menu
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\postureguard.exe"
SectionEnd

Section /o "Start at login" autostart
  WriteRegStr HKCU "${RUN}" "${NAME}" '"$INSTDIR\postureguard.exe"'
SectionEnd

Section "un.${NAME}"
  Call un.EndRunning
  DeleteRegValue HKCU "${RUN}" "${NAME}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${NAME}"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\postureguard.exe"
  Delete "$INSTDIR\postureguard-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd

; A program that runs cannot be replaced; it is asked to end as its own menu does.
!macro END_RUNNING
  IfFileExists "$INSTDIR\postureguard-cli.exe" 0 +3
    nsExec::Exec '"$INSTDIR\postureguard-cli.exe" quit'
    Pop $0
!macroend

Function EndRunning
  !insertmacro END_RUNNING
FunctionEnd

Function un.EndRunning
  !insertmacro END_RUNNING
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "PostureGuard needs a 64-bit Windows." /SD IDOK
    Abort
  ${EndIf}
  ${GetParameters} $0
  ${GetOptions} $0 "/AUTOSTART=" $1
  StrCmp $1 "1" 0 +2
    SectionSetFlags ${autostart} ${SF_SELECTED}
  ReadRegStr $2 HKCU "${RUN}" "${NAME}"  ; an update keeps the choice that was made before
  StrCmp $2 "" +2 0
    SectionSetFlags ${autostart} ${SF_SELECTED}
FunctionEnd
