; The setup for Windows, by Inno Setup 6. Made by: python dev.py build --package
; Not tested on Windows yet.
; For one user, without an administrator's rights. An update goes over the old program; vaults lie elsewhere and are never
; touched: nothing here names a .vault, the user's folders or the configuration, neither on an update nor on removal.

#ifndef Version
  #error "Version is given by installer/windows.py"
#endif

[Setup]
AppId={{7B0C6E0E-5B1F-4E0D-9A53-5D1C0C1F6A2E}
AppName=kasesupport
AppVersion={#Version}
AppVerName=kasesupport {#Version}
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\kasesupport
DefaultGroupName=kasesupport
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputBaseFilename=kasesupport-{#Version}-setup
SetupIconFile=..\..\resources\icons\kasesupport.ico
UninstallDisplayIcon={app}\kasesupport.exe
LicenseFile=..\..\LICENSE
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
; The open program is asked to end, which saves and locks; it is not started again by itself.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "japanese"; MessagesFile: "compiler:Languages\Japanese.isl"

[CustomMessages]
japanese.KeepsVaults=保管庫（.vault のフォルダー）は、そのまま残ります。
japanese.OlderNotOver=このパソコンには、これより新しい kasesupport が入っています。古いものは上から入れられません。

[InstallDelete]
; Files of an older version that the new one does not have: only below the program's own folder.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\kasesupport"; Filename: "{app}\kasesupport.exe"
Name: "{autodesktop}\kasesupport"; Filename: "{app}\kasesupport.exe"; Tasks: desktop

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"

[Run]
Filename: "{app}\kasesupport.exe"; Description: "{cm:LaunchProgram,kasesupport}"; Flags: nowait postinstall skipifsilent

[Code]
{ The numbers of two versions such as 1.2.3, one by one; less than 0 where the first is the older. }
function CompareVersions(First, Second: String): Integer;
var
  A, B: Integer;
begin
  Result := 0;
  while (Result = 0) and ((First <> '') or (Second <> '')) do
  begin
    A := StrToIntDef(Copy(First + '.', 1, Pos('.', First + '.') - 1), 0);
    B := StrToIntDef(Copy(Second + '.', 1, Pos('.', Second + '.') - 1), 0);
    Delete(First, 1, Pos('.', First + '.'));
    Delete(Second, 1, Pos('.', Second + '.'));
    Result := A - B;
  end;
end;

function InitializeSetup(): Boolean;
var
  Installed: String;
begin
  Result := True;
  if RegQueryStringValue(HKCU, 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{7B0C6E0E-5B1F-4E0D-9A53-5D1C0C1F6A2E}_is1',
    'DisplayVersion', Installed) and (CompareVersions(Installed, '{#Version}') > 0) then
  begin
    MsgBox(CustomMessage('OlderNotOver'), mbInformation, MB_OK);
    Result := False;
  end;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step = usPostUninstall then
    MsgBox(CustomMessage('KeepsVaults'), mbInformation, MB_OK);
end;
