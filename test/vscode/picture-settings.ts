/** Only the file and what is opened beside it are to be seen in a picture. */
export const pictureSettings = {
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "window.commandCenter": false,
};
