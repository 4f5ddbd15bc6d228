export type Answer = { location: string } | { message: string };

/** Posts a form in the background and reports bytes sent: `fetch` cannot tell how far an upload is. Never rejects. */
export function sendFile(form: HTMLFormElement, progress: (done: number, total: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded, event.total);
    };
    request.onload = () => resolve(answerOf(request.responseText));
    request.onerror = () => resolve({ message: "The connection broke. Nothing was kept; send the file again." });
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(new FormData(form));
  });
}

function answerOf(text: string): Answer {
  try {
    const { location, message } = JSON.parse(text) as { location?: unknown; message?: unknown };
    // Only a path of ours is followed.
    if (typeof location === "string" && /^\/(?!\/)/.test(location)) return { location };
    if (typeof message === "string") return { message };
  } catch {
    // What follows says it.
  }
  return { message: "The server did not take the file. Try again, or hand it over on the command line." };
}
