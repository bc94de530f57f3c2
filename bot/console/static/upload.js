// Put a file of one's own into the form, where it is read before it is saved.
const upload = document.getElementById("upload");
upload.parentElement.hidden = false;
upload.addEventListener("change", async () => {
  const [file] = upload.files;
  if (file) document.getElementById("file").value = await file.text();
});
