import { shrinkPhoto, type Photo } from '../../files/photo';
import type { Result } from '../../domain/problem';

/** Makes a picture as small as the book keeps it; decoding a photo takes up to a second. */
export const shrink = ({ file }: { file: Blob }): Promise<Result<Photo>> => shrinkPhoto(file);
