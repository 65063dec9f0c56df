/** Says so while there is no network. */
import { byId } from "./dom.js";

export function startOfflineNotice(): void {
  const banner = byId("offline");
  const show = () => {
    banner.hidden = navigator.onLine;
    banner.textContent = navigator.onLine
      ? ""
      : "You are offline. You can go on editing, and nothing is lost; running and saving need the network.";
  };
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}
