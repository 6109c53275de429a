"""From a received file to the folder of a document: nothing is written over, nothing is guessed."""
