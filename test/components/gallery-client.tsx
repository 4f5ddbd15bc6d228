import { hydrateRoot } from "react-dom/client";
import "#app/styles.css";
import { GalleryPage } from "./gallery-page.tsx";

const root = document.getElementById("root");
if (root) hydrateRoot(root, <GalleryPage theme="system" />);
