// Another page of the site, read by the browser as pages are: no text is made into markup by a script.

/**
 * The page at an address; none of its scripts run. Rejects where it cannot be had.
 *
 * @param {string} address
 * @returns {Promise<Document>}
 */
export function fetchPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.setRequestHeader("Accept", "text/html"); // which the service worker answers as a page
    request.onload = () => {
      if (request.status === 200 && request.responseXML) resolve(request.responseXML);
      else reject(new Error(`${address}: ${request.status}`));
    };
    request.onerror = () => reject(new Error(address));
    request.send();
  });
}
